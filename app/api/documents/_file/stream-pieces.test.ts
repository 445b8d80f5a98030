import { expect, it } from "vitest"
import { pieceBytes, streamPieces } from "./stream-pieces"

const content = new Uint8Array(3 * pieceBytes + 5).map((_, index) => index % 251)

it("gives every byte once, whatever part is asked for", async () => {
  for (const [start, end] of [[0, content.byteLength], [7, 20], [pieceBytes - 1, 2 * pieceBytes + 3], [5, 5]] as const) {
    const first = content.subarray(start, Math.min(end, start + pieceBytes))
    const body = streamPieces({ first, start, end, read: async (part) => content.subarray(part.start, part.end) })
    expect(Buffer.from(await new Response(body).arrayBuffer()).equals(content.subarray(start, end))).toBe(true)
  }
})

it("reads no further than its reader does", async () => {
  const asked: number[] = []
  const body = streamPieces({
    first: content.subarray(0, pieceBytes),
    start: 0,
    end: content.byteLength,
    read: async (part) => {
      asked.push(part.start)
      return content.subarray(part.start, part.end)
    },
  }) as ReadableStream<Uint8Array>
  const reader = body.getReader()
  await reader.read()
  expect(asked).toEqual([])
  await reader.read()
  await reader.cancel()
  expect(asked).toEqual([pieceBytes])
})

it("breaks off where the file is gone meanwhile, instead of ending early", async () => {
  const body = streamPieces({ first: content.subarray(0, pieceBytes), start: 0, end: content.byteLength, read: () => Promise.reject(new Error("gone")) })
  await expect(new Response(body).arrayBuffer()).rejects.toThrow("gone")
})
