import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { addVersion, getDocument, listVersions } from "@/lib/services/documents"
import { readUpload } from "../../_intake/read-upload"

export const GET = defineRoute({
  params: IdParams,
  handler: async ({ ctx, params }) => json({ items: await listVersions(ctx, params), nextCursor: null }),
})

export const POST = defineRoute({
  params: IdParams,
  isCostly: true,
  handler: async ({ ctx, params, request }) => {
    // Whoever may not see the document learns so before sending fifty megabytes.
    await getDocument(ctx, params)
    const { bytes, fileName } = await readUpload(request)
    const document = await addVersion(ctx, { documentId: params.id, bytes, fileName })
    return json(document, { status: document.unchanged ? 200 : 202, headers: { location: document.links.self } })
  },
})
