import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { listChanges } from "@/lib/services/freshness"

export const GET = defineRoute({
  params: IdParams,
  handler: async ({ ctx, params }) => json(await listChanges(ctx, params)),
})
