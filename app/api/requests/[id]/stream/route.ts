import { z } from "zod"
import { defineRoute, IdParams } from "@/lib/http/define-route"
import { isStillSignedIn } from "@/lib/http/is-still-signed-in"
import { sseResponse } from "@/lib/http/sse"
import { watchRequest } from "@/lib/services/requests"

export const dynamic = "force-dynamic"

const Position = z.coerce.number().int().min(-1).catch(-1)

export const GET = defineRoute({
  params: IdParams,
  query: z.object({ after: Position.optional() }),
  handler: async ({ ctx, params, query, request }) => {
    const header = request.headers.get("last-event-id")
    const after = header === null ? (query.after ?? -1) : Position.parse(header)
    const frames = watchRequest(ctx, { ...params, after, signal: request.signal, isStillAllowed: () => isStillSignedIn(request, ctx) })
    return sseResponse(events(frames), { signal: request.signal })
  },
})

async function* events(frames: ReturnType<typeof watchRequest>) {
  for await (const frame of frames) yield frame && { id: frame.seq, data: frame.part }
}
