import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { followStream, type StreamEvent } from "./follow-stream"

const parts = [{ type: "start" }, ...Array.from({ length: 20 }, (_, index) => ({ type: "text-delta", id: "answer", delta: `${index} ` })), { type: "finish" }]

/** A server that closes the connection after the given numbers of frames, cleanly or with an error, and repeats a frame now and then. */
function flakyServer(cuts: { frames: number; breaks: boolean }[]) {
  const asked: string[] = []
  const fetch = async (path: string): Promise<Response> => {
    asked.push(path)
    const after = Number(/after=(\d+)/.exec(path)?.[1] ?? -1)
    const cut = cuts[asked.length - 1]
    const from = Math.max(0, after)
    const until = cut ? Math.min(parts.length, after + 1 + cut.frames) : parts.length
    const text = parts.slice(from, until).map((part, index) => `id: ${from + index}\ndata: ${JSON.stringify(part)}\n\n`).join("")
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(until === parts.length ? `${text}data: [DONE]\n\n` : text))
        if (cut?.breaks) controller.error(new TypeError("terminated"))
        else controller.close()
      },
    })
    return new Response(body, { headers: { "content-type": "text/event-stream" } })
  }
  return { fetch, asked }
}

async function collect(fetch: (path: string) => Promise<Response>, signal = new AbortController().signal): Promise<StreamEvent[]> {
  const events: StreamEvent[] = []
  for await (const event of followStream({ path: "/s", signal, fetch, wait: async () => undefined })) events.push(event)
  return events
}

describe("followStream", () => {
  it("gives every part once and in order, however often the connection ends", async () => {
    const cut = fc.record({ frames: fc.nat(6), breaks: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { maxLength: 8 }), async (cuts) => {
        const events = await collect(flakyServer(cuts.filter(({ frames, breaks }) => frames > 0 || breaks)).fetch)
        const seen = events.flatMap((event) => (event.kind === "part" ? [event.part] : []))
        const broken = cuts.some(({ breaks }) => breaks)
        expect(broken ? seen.slice(-1) : seen).toEqual(broken ? parts.slice(-1) : parts)
        expect(new Set(seen.map((part) => JSON.stringify(part))).size).toBe(seen.length)
      }),
    )
  })

  it("asks again from the last part seen", async () => {
    const server = flakyServer([{ frames: 3, breaks: false }])
    await collect(server.fetch)
    expect(server.asked).toEqual(["/s", "/s?after=2"])
  })

  it("stops for good when the server refuses, and says why", async () => {
    const events = await collect(async () => Response.json({ code: "not_found", detail: "There is no such request." }, { status: 404 }))
    expect(events).toEqual([expect.objectContaining({ kind: "refused", problem: expect.objectContaining({ detail: "There is no such request." }) })])
  })

  it("tries again when the server is overloaded or away", async () => {
    const server = flakyServer([])
    let tries = 0
    const events = await collect(async (path) => {
      tries += 1
      if (tries === 1) throw new TypeError("fetch failed")
      return tries === 2 ? new Response("busy", { status: 503 }) : server.fetch(path)
    })
    expect(events.filter(({ kind }) => kind === "part")).toHaveLength(parts.length)
    expect(events).toContainEqual({ kind: "connection", isOpen: false })
  })
})
