import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { importDocument } from "@/lib/services/imports"
import { ImportDocumentInput } from "@/lib/services/imports/imports.dto"

export const POST = defineRoute({
  body: ImportDocumentInput,
  isCostly: true,
  handler: async ({ ctx, body }) => {
    const document = await importDocument(ctx, body)
    return json(document, { status: document.unchanged ? 200 : 202, headers: { location: document.links.self } })
  },
})
