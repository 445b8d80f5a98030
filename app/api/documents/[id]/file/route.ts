import { z } from "zod"
import { defineRoute, IdParams } from "@/lib/http/define-route"
import { isKnown, readRange, type RangeAsked } from "@/lib/http/read-range"
import { type DocumentFile, getDocumentFile } from "@/lib/services/documents"
import { etagOf, fileHeaders } from "../../_file/file-headers"
import { pieceBytes, streamPieces } from "../../_file/stream-pieces"

export const GET = defineRoute({
  params: IdParams,
  query: z.object({ versionId: z.uuid().optional() }),
  handler: async ({ ctx, params, query, request: { headers, method } }) => {
    let asked: RangeAsked | "nothing" = "whole"
    const file = await getDocumentFile(ctx, {
      ...params,
      ...query,
      choosePart: ({ sha256, byteLength }) => {
        asked = whatIsAsked(headers, { method, etag: etagOf({ sha256 }), byteLength })
        if (method === "HEAD" || asked === "nothing" || asked === "unsatisfiable") return "none"
        const { start, end } = asked === "whole" ? { start: 0, end: byteLength } : asked
        return { start, end: Math.min(end, start + pieceBytes) }
      },
    })
    const { versionId } = file
    // Each further piece asks anew whether the reader may still have it.
    const read = async (part: { start: number; end: number }) => (await getDocumentFile(ctx, { ...params, versionId, choosePart: () => part })).bytes
    return reply(file, { asked, isHead: method === "HEAD", read })
  },
})

/** A range is asked of GET alone (RFC 9110, 14.2). */
function whatIsAsked(headers: Headers, { method, ...of }: { method: string; etag: string; byteLength: number }): RangeAsked | "nothing" {
  if (isKnown(headers, of.etag)) return "nothing"
  return method === "GET" ? readRange(headers, of) : "whole"
}

type Reply = { asked: RangeAsked | "nothing"; isHead: boolean; read: (part: { start: number; end: number }) => Promise<Uint8Array> }

function reply(file: DocumentFile, { asked, isHead, read }: Reply): Response {
  const headers = fileHeaders(file)
  if (asked === "nothing") return new Response(null, { status: 304, headers })
  if (asked === "unsatisfiable") return new Response(null, { status: 416, headers: { ...headers, "content-range": `bytes */${file.byteLength}` } })
  const { start, end } = asked === "whole" ? { start: 0, end: file.byteLength } : asked
  const body = isHead ? null : streamPieces({ first: file.bytes, start, end, read })
  const length = { "content-length": String(end - start) }
  if (asked === "whole") return new Response(body, { headers: { ...headers, ...length } })
  return new Response(body, { status: 206, headers: { ...headers, ...length, "content-range": `bytes ${start}-${end - 1}/${file.byteLength}` } })
}
