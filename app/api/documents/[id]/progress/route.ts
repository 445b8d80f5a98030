import { defineRoute, IdParams } from "@/lib/http/define-route"
import { isStillSignedIn } from "@/lib/http/is-still-signed-in"
import { sseResponse } from "@/lib/http/sse"
import { watchDocument } from "@/lib/services/documents"

export const dynamic = "force-dynamic"

export const GET = defineRoute({
  params: IdParams,
  handler: async ({ ctx, params, request }) => {
    const progress = watchDocument(ctx, { ...params, signal: request.signal, isStillAllowed: () => isStillSignedIn(request, ctx) })
    return sseResponse(events(progress), { signal: request.signal })
  },
})

async function* events(progress: ReturnType<typeof watchDocument>) {
  for await (const value of progress) yield value && { data: value }
}
