import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { previewSource } from "@/lib/services/connectors"
import { PreviewSourceInput } from "@/lib/services/connectors/connectors.dto"

export const POST = defineRoute({
  roles: ["admin"],
  body: PreviewSourceInput,
  handler: async ({ ctx, body }) => json(await previewSource(ctx, body)),
})
