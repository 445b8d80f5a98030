import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { listBudgets, putBudget } from "@/lib/services/admin"
import { PutBudgetInput } from "@/lib/services/admin/admin.dto"

export const GET = defineRoute({ handler: async ({ ctx }) => json(await listBudgets(ctx)) })

export const PUT = defineRoute({
  roles: ["admin"],
  body: PutBudgetInput,
  handler: async ({ ctx, body }) => json(await putBudget(ctx, body)),
})
