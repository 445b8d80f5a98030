import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { listBudgets, putBudget } from "@/lib/services/admin"
import { ListBudgetsInput, PutBudgetInput } from "@/lib/services/admin/admin.dto"

export const GET = defineRoute({ query: ListBudgetsInput, handler: async ({ ctx, query }) => json(await listBudgets(ctx, query)) })

export const PUT = defineRoute({
  roles: ["admin"],
  body: PutBudgetInput,
  handler: async ({ ctx, body }) => json(await putBudget(ctx, body)),
})
