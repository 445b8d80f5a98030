import { z } from "zod"
import { defineRoute, IdParams } from "@/lib/http/define-route"
import { isKnown, readRange, type RangeAsked } from "@/lib/http/read-range"
import { getDocumentFile } from "@/lib/services/documents"
import { etagOf, fileHeaders } from "../../_file/file-headers"

export const GET = defineRoute({
  params: IdParams,
  query: z.object({ versionId: z.uuid().optional() }),
  handler: async ({ ctx, params, query, request: { headers, method } }) => {
    let isUnchanged = false
    let asked: RangeAsked = "whole"
    const file = await getDocumentFile(ctx, {
      ...params,
      ...query,
      choosePart: ({ sha256, byteLength }) => {
        const etag = etagOf({ sha256 })
        isUnchanged = isKnown(headers, etag)
        // A range is asked of GET alone (RFC 9110, 14.2).
        asked = method === "GET" ? readRange(headers, { etag, byteLength }) : "whole"
        return isUnchanged || method === "HEAD" || asked === "unsatisfiable" ? "none" : asked
      },
    })
    return reply(file, { asked, isUnchanged, method })
  },
})

type Asked = { asked: RangeAsked; isUnchanged: boolean; method: string }

function reply(file: Awaited<ReturnType<typeof getDocumentFile>>, { asked, isUnchanged, method }: Asked): Response {
  const headers = fileHeaders(file)
  if (isUnchanged) return new Response(null, { status: 304, headers })
  if (asked === "unsatisfiable") return new Response(null, { status: 416, headers: { ...headers, "content-range": `bytes */${file.byteLength}` } })
  const body = method === "HEAD" ? null : (file.bytes as Uint8Array<ArrayBuffer>)
  if (asked === "whole") return new Response(body, { headers: { ...headers, "content-length": String(file.byteLength) } })
  return new Response(body, { status: 206, headers: { ...headers, "content-range": `bytes ${asked.start}-${asked.end - 1}/${file.byteLength}`, "content-length": String(asked.end - asked.start) } })
}
