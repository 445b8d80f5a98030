import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json, noContent } from "@/lib/http/reply"
import { deleteDocument, getDocument } from "@/lib/services/documents"

export const GET = defineRoute({
  params: IdParams,
  handler: async ({ ctx, params }) => json(await getDocument(ctx, params)),
})

export const DELETE = defineRoute({
  params: IdParams,
  handler: async ({ ctx, params }) => {
    await deleteDocument(ctx, params)
    return noContent()
  },
})
