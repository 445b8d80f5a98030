import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isKnown, readRange } from "./read-range"

const etag = '"abc"'
const asked = (range: string, more: Record<string, string> = {}) => readRange(new Headers({ range, ...more }), { etag, byteLength: 1000 })

describe("readRange", () => {
  it("understands a first and a last byte, an open end, and so many from the end", () => {
    expect(asked("bytes=0-0")).toEqual({ start: 0, end: 1 })
    expect(asked("bytes=200-299")).toEqual({ start: 200, end: 300 })
    expect(asked("bytes=900-")).toEqual({ start: 900, end: 1000 })
    expect(asked("bytes=-10")).toEqual({ start: 990, end: 1000 })
    expect(asked("bytes=-5000")).toEqual({ start: 0, end: 1000 })
    expect(asked("bytes=990-5000")).toEqual({ start: 990, end: 1000 })
  })

  it("says so where nothing of the file is meant", () => {
    for (const range of ["bytes=1000-", "bytes=1000-1001", "bytes=-0", `bytes=${"9".repeat(400)}-`]) expect(asked(range)).toBe("unsatisfiable")
    expect(readRange(new Headers({ range: "bytes=0-" }), { etag, byteLength: 0 })).toBe("unsatisfiable")
  })

  it("takes the whole where it does not understand, or is asked for several ranges", () => {
    for (const range of ["", "bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "bytes=0-1,3-4", "lines=0-4", "bytes=1.5-3", "bytes=-1-2", "bytes 0-1"]) expect(asked(range)).toBe("whole")
    expect(readRange(new Headers(), { etag, byteLength: 1000 })).toBe("whole")
  })

  it("gives a part only of the very file that the first part was of", () => {
    expect(asked("bytes=0-9", { "if-range": etag })).toEqual({ start: 0, end: 10 })
    for (const other of ['"abd"', `W/${etag}`, "Sat, 21 Nov 2026 00:00:00 GMT"]) expect(asked("bytes=0-9", { "if-range": other })).toBe("whole")
  })

  it("never leaves the file, whatever is asked", () => {
    const part = fc.option(fc.bigInt({ min: 0n, max: 10n ** 25n }), { nil: "" as const })
    fc.assert(
      fc.property(part, part, fc.nat(5000), (first, last, byteLength) => {
        const range = readRange(new Headers({ range: `bytes=${first}-${last}` }), { etag, byteLength })
        if (typeof range === "string") expect(["whole", "unsatisfiable"]).toContain(range)
        else expect(range.start >= 0 && range.start < range.end && range.end <= byteLength).toBe(true)
      }),
    )
  })
})

describe("isKnown", () => {
  it("compares with every name that is given, weak ones too", () => {
    for (const names of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) expect(isKnown(new Headers({ "if-none-match": names }), etag)).toBe(true)
    for (const names of ['"x"', "abc", ""]) expect(isKnown(new Headers({ "if-none-match": names }), etag)).toBe(false)
    expect(isKnown(new Headers(), etag)).toBe(false)
  })
})
