import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { takeServerEvents, type ServerEvent } from "./server-events"

function readInPieces(text: string, cuts: number[]): ServerEvent[] {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length]
  let rest = ""
  const all: ServerEvent[] = []
  for (let index = 1; index < places.length; index += 1) {
    const taken = takeServerEvents(rest + text.slice(places[index - 1], places[index]))
    rest = taken.rest
    all.push(...taken.events)
  }
  return all
}

describe("server events", () => {
  it("gives the same events however the bytes are cut", () => {
    const text = 'id: 1\ndata: {"type":"start"}\n\n: keep-alive\n\nid: 2\r\ndata: a\r\ndata: b\r\n\r\ndata: [DONE]\n\n'
    const expected = [
      { id: "1", data: '{"type":"start"}' },
      { id: "2", data: "a\nb" },
      { id: null, data: "[DONE]" },
    ]
    fc.assert(
      fc.property(fc.array(fc.nat(200), { maxLength: 12 }), (cuts) => {
        expect(readInPieces(text, cuts)).toEqual(expected)
      }),
    )
  })

  it("holds back an event whose end has not arrived", () => {
    expect(takeServerEvents("id: 1\ndata: half")).toEqual({ events: [], rest: "id: 1\ndata: half" })
  })
})
