import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { getRecall } from "@/lib/services/recalls"

export const GET = defineRoute({
  params: IdParams,
  handler: async ({ ctx, params }) => json(await getRecall(ctx, params)),
})
