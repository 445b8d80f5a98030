import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { humanise } from "./humanise"
import { shapeOf } from "./shape-of"

describe("shapeOf", () => {
  it("shows what is missing as missing", () => {
    for (const value of [null, undefined, "", []]) expect(shapeOf("term", value)).toEqual({ kind: "empty" })
  })

  it("keeps zero and false, which are values", () => {
    expect(shapeOf("score", 0)).toEqual({ kind: "word", text: "0" })
    expect(shapeOf("isFinal", false)).toEqual({ kind: "word", text: "No" })
  })

  it("shows only a confidence as a share", () => {
    expect(shapeOf("confidence", 0.5)).toEqual({ kind: "share", share: 0.5 })
    expect(shapeOf("score", 0.5)).toEqual({ kind: "word", text: "0.5" })
  })

  it("has a shape for every JSON value", () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (name, value) => {
        expect(shapeOf(name, value).kind).toBeTypeOf("string")
      }),
    )
  })
})

describe("humanise", () => {
  it("makes words of names", () => {
    expect(humanise("contractType")).toBe("Contract type")
    expect(humanise("feature_request")).toBe("Feature request")
  })
})
