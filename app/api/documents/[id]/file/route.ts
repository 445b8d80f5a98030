import { z } from "zod"
import { defineRoute, IdParams } from "@/lib/http/define-route"
import { getDocumentFile } from "@/lib/services/documents"
import { fileHeaders } from "../../_file/file-headers"

export const GET = defineRoute({
  params: IdParams,
  query: z.object({ versionId: z.uuid().optional() }),
  handler: async ({ ctx, params, query }) => {
    const file = await getDocumentFile(ctx, { ...params, ...query })
    return new Response(file.bytes as Uint8Array<ArrayBuffer>, { headers: fileHeaders(file) })
  },
})
