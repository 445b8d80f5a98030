import { defineRoute } from "@/lib/http/define-route"
import { readIdempotencyKey } from "@/lib/http/idempotency-key"
import { json } from "@/lib/http/reply"
import { createConnector, listConnectors } from "@/lib/services/connectors"
import { CreateConnectorInput } from "@/lib/services/connectors/connectors.dto"

export const GET = defineRoute({ roles: ["admin"], handler: async ({ ctx }) => json(await listConnectors(ctx)) })

export const POST = defineRoute({
  roles: ["admin"],
  body: CreateConnectorInput,
  handler: async ({ ctx, body, request }) => {
    const connector = await createConnector(ctx, { ...body, idempotencyKey: readIdempotencyKey(request) })
    return json(connector, { status: 201, headers: { location: `/api/connectors/${connector.id}` } })
  },
})
