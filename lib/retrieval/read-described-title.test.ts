import { describe, expect, it } from "vitest"
import { readDescribedTitle } from "./read-described-title"

describe("readDescribedTitle", () => {
  it("reads by which words one document is told from others of its kind", () => {
    expect(readDescribedTitle("Under which law is the consulting agreement governed?")).toEqual(["consulting"])
    expect(readDescribedTitle("How long does our Larkspur supply contract run, and can we end it?")).toEqual(["larkspur", "supply"])
    expect(readDescribedTitle("What is the cap on liability in the master services agreement?")).toEqual(["master", "services"])
  })

  it("reads nothing where no one document is meant", () => {
    for (const query of ["Which law governs the agreement?", "Which consulting agreement renews by itself?", "Do the consulting agreements renew?", "Is there any supply agreement?", "What ends the term of the agreement?", "the same agreement", "Who signed, the agreement or not?"]) {
      expect(readDescribedTitle(query)).toEqual([])
    }
  })
})
