import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json, noContent } from "@/lib/http/reply"
import { deleteConnector, getConnector, updateConnector } from "@/lib/services/connectors"
import { DeleteConnectorInput, UpdateConnectorInput } from "@/lib/services/connectors/connectors.dto"

export const GET = defineRoute({
  roles: ["admin"],
  params: IdParams,
  handler: async ({ ctx, params }) => json(await getConnector(ctx, params)),
})

export const PATCH = defineRoute({
  roles: ["admin"],
  params: IdParams,
  body: UpdateConnectorInput,
  handler: async ({ ctx, params, body }) => json(await updateConnector(ctx, { ...body, ...params })),
})

export const DELETE = defineRoute({
  roles: ["admin"],
  params: IdParams,
  query: DeleteConnectorInput,
  handler: async ({ ctx, params, query }) => {
    await deleteConnector(ctx, { ...params, ...query })
    return noContent()
  },
})
