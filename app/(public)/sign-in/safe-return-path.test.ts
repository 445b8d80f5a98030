import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { safeReturnPath } from "./safe-return-path"

describe("safeReturnPath", () => {
  it("goes back to where one came from", () => {
    expect(safeReturnPath("/documents/1?start=2#x")).toBe("/documents/1?start=2#x")
    expect(safeReturnPath("http://localhost:3000/requests?status=done")).toBe("/requests?status=done")
  })

  it("never leaves this origin", () => {
    for (const from of ["//evil.example", "/\\evil.example", "javascript:alert(1)", "\t//evil.example", "/\t/evil.example", "https:evil", "", undefined])
      expect(new URL(safeReturnPath(from), "http://us.example").host).toBe("us.example")
    fc.assert(fc.property(fc.string(), (from) => new URL(safeReturnPath(from), "http://us.example").host === "us.example" && safeReturnPath(from).startsWith("/")))
  })

  it("does not lead back to the sign-in page or into the API", () => {
    expect(safeReturnPath("/sign-in?from=/sign-in")).toBe("/ask")
    expect(safeReturnPath("/api/documents")).toBe("/ask")
  })
})
