import { describe, expect, it } from "vitest"
import { type Draft, selectorOf } from "./selector-of"

const empty: Draft = { kind: "version", document: null, versionId: "", releaseId: "", model: "", from: "", to: "" }

describe("what a form names for a recall", () => {
  it("is nothing while something is missing", () => {
    for (const kind of ["version", "release", "model", "period"] as const) expect(selectorOf({ ...empty, kind })).toBeNull()
    expect(selectorOf({ ...empty, document: { id: "d", title: "Lease" } })).toBeNull()
    expect(selectorOf({ ...empty, kind: "period", from: "2026-01-01T10:00", to: "" })).toBeNull()
  })

  it("keeps slashes that are part of a model's name", () => {
    expect(selectorOf({ ...empty, kind: "model", model: "openai/team/model-1" })).toEqual({ kind: "model", provider: "openai", model: "team/model-1" })
  })

  it("turns the reader's own time into a moment", () => {
    expect(selectorOf({ ...empty, kind: "period", from: "2026-01-01T10:00", to: "2026-01-02T10:00" })).toEqual({ kind: "period", from: new Date("2026-01-01T10:00").toISOString(), to: new Date("2026-01-02T10:00").toISOString() })
  })
})
