import { describe, expect, it } from "vitest"
import { readTitles } from "./read-titles"

const file = "SONUSCORP_03_12_1997-EX-10.11-SPONSORSHIP AGREEMENT"

describe("readTitles", () => {
  it("finds the name of a file, however it is typed, and leaves the question", () => {
    expect(readTitles(`${file}: Which law governs?`, [file])).toEqual({ titles: [file], rest: ": Which law governs?" })
    expect(readTitles(`Which law governs ${file.toLowerCase()}.pdf?`, [file]).titles).toEqual([file])
  })

  it("takes a title of plain words only as it is written", () => {
    expect(readTitles("What does the Master Supply Agreement say on delay?", ["Master Supply Agreement"])).toEqual({ titles: ["Master Supply Agreement"], rest: "What does the   say on delay?" })
    expect(readTitles("Which master supply agreement speaks of delay?", ["Master Supply Agreement"]).titles).toEqual([])
  })

  it("takes the longer of two titles, of which one holds the other", () => {
    expect(readTitles("Who signed the Larkspur Supply Agreement?", ["Supply Agreement", "Larkspur Supply Agreement"]).titles).toEqual(["Larkspur Supply Agreement"])
  })

  it("never takes a word or two, a number, or a part of a word", () => {
    expect(readTitles("Is there a Notice in 123456 or in the Supply Agreement or theMaster Supply Agreements?", ["Notice", "123456", "Supply Agreement", "Master Supply Agreement"]).titles).toEqual([])
  })

  it("takes two titles where both are named", () => {
    expect(readTitles("Compare the Alder Lease Deed with the Birch Lease Deed", ["Birch Lease Deed", "Alder Lease Deed"]).titles.toSorted()).toEqual(["Alder Lease Deed", "Birch Lease Deed"])
  })
})
