import { describe, expect, it } from "vitest"
import { causeWords } from "./cause-words"

describe("the words for a cause", () => {
  it("name the versions of a document and the passages", () => {
    const words = causeWords({ kind: "document", documents: [{ title: "Lease", earlierVersion: 1, version: 2 }, { title: "Annex", earlierVersion: null, version: 1 }], passages: { same: 3, gone: 1, added: 2 } })
    expect(words.sentences).toEqual(["“Lease”: version 1 then, version 2 now.", "“Annex” was not used then, and is now.", "Passages: 3 the same, 1 no longer used, 2 new."])
  })

  it("claim that the prompt was the same only where that is proven", () => {
    expect(causeWords({ kind: "chance", temperature: null, isSamePrompt: true }).sentences[0]).toContain("The very same prompt")
    expect(causeWords({ kind: "chance", temperature: 0, isSamePrompt: false }).sentences[0]).toBe("Nothing that is recorded changed. Even at temperature 0 a model may choose other words.")
  })

  it("tell what is not the same in a release, if anything that matters is", () => {
    expect(causeWords({ kind: "release", earlierVersion: "1.0.0", version: "1.1.0", changes: ["the model"] }).sentences).toEqual(["Version 1.0.0 then, 1.1.0 now.", "Not the same: the model."])
    expect(causeWords({ kind: "release", earlierVersion: "1.0.0", version: "1.1.0", changes: [] }).sentences).toHaveLength(1)
  })
})
