import { expect, it } from "vitest"
import { parseJson } from "./read-body"

const bytesOf = (text: string) => new TextEncoder().encode(text)

it("takes out of every text and name what no database can hold", () => {
  expect(parseJson(bytesOf(String.raw`{"title":"A\u0000 lease","n\u0000ame":["\ud83d","😀",1,null,true]}`))).toEqual({ title: "A lease", name: ["\ufffd", "😀", 1, null, true] })
})

it("refuses what is no JSON, no UTF-8, or nested without end, in words", () => {
  const nested = (levels: number) => bytesOf("[".repeat(levels) + "]".repeat(levels))
  expect(parseJson(nested(100))).toEqual(expect.any(Array))
  for (const body of [bytesOf(""), bytesOf("{"), new Uint8Array([0x22, 0xff, 0x22]), nested(101), nested(100_000)])
    expect(() => parseJson(body)).toThrow(expect.objectContaining({ code: "malformed", message: expect.stringMatching(/^The body is /) }))
})
