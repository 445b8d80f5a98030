import { describe, expect, it } from "vitest"
import { previewLines, subjectWords } from "./recall-words"

const nothing = { answers: 0, approvals: 0, exports: 0, cacheEntries: 0, running: 0, authors: 0, alreadyWithdrawn: 0 }

describe("the words of a recall", () => {
  it("tell what would happen, and only what there is", () => {
    expect(previewLines(nothing)).toEqual([])
    expect(previewLines({ ...nothing, answers: 1, authors: 2, exports: 1 })).toEqual(["1 answer is withdrawn", "1 exported file is listed, to be followed up by you", "2 people are told"])
    expect(previewLines({ ...nothing, answers: 10_000 })).toEqual(["10,000 answers are withdrawn"])
  })

  it("name what is recalled, and no document that the reader may not see", () => {
    const version = { kind: "version", documentId: "d", versionId: "v" } as const
    expect(subjectWords({ ...version, documentTitle: "Lease", versionNumber: 2 })).toBe("Lease, version 2")
    expect(subjectWords({ ...version, documentTitle: null, versionNumber: null })).toBe("A version of a document")
    expect(subjectWords({ kind: "period", from: "2026-01-01T10:00:00Z", to: "2026-01-01T12:30:00+01:00" })).toBe("Answers from 2026-01-01 10:00 to 2026-01-01 11:30 UTC")
    expect(subjectWords({ kind: "release", releaseId: "r", title: "Ask", version: "1.2.0" })).toBe("Ask, prompt version 1.2.0")
  })
})
