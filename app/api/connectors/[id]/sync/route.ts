import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { syncConnector } from "@/lib/services/connectors"

export const POST = defineRoute({
  roles: ["admin"],
  params: IdParams,
  handler: async ({ ctx, params }) => json(await syncConnector(ctx, params), { status: 202 }),
})
