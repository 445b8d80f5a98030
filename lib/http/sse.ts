import { UI_MESSAGE_STREAM_HEADERS } from "ai"

const encoder = new TextEncoder()
const done = encoder.encode("data: [DONE]\n\n")
const keepAlive = encoder.encode(": keep-alive\n\n")

export type SseEvent = { id?: number; data: unknown }

/**
 * A generator as server-sent events: null becomes a keep-alive, the end becomes [DONE] unless the reader left. A reader
 * that does not keep up holds back its own generator and nobody else's. The first event is awaited here, so that what is
 * refused is still an ordinary problem response.
 */
export async function sseResponse(events: AsyncGenerator<SseEvent | null, void>, options: { signal: AbortSignal; hasDone?: () => boolean }): Promise<Response> {
  const first = await events.next()
  let pending: IteratorResult<SseEvent | null, void> | null = first
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next: IteratorResult<SseEvent | null, void> = pending ?? (await events.next())
          pending = null
          if (!next.done) return controller.enqueue(next.value === null ? keepAlive : encode(next.value))
          if (!options.signal.aborted && (options.hasDone?.() ?? true)) controller.enqueue(done)
          controller.close()
        } catch (error) {
          controller.error(error)
        }
      },
      async cancel() {
        await events.return()
      },
    },
    { highWaterMark: 4 },
  )
  return new Response(body, { headers: { ...UI_MESSAGE_STREAM_HEADERS, "cache-control": "no-cache, no-transform" } })
}

function encode({ id, data }: SseEvent): Uint8Array {
  return encoder.encode(`${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`)
}
