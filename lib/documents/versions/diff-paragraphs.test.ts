import { describe, expect, it } from "vitest"
import { compareVersions } from "./compare-versions"
import { diffParagraphs } from "./diff-paragraphs"
import { runAtOnce, runInSlices } from "./run-in-slices"

const paragraphs = [
  "1. Term. This Agreement shall remain in force for three years from the day on which it is signed.",
  "2. Assignment. Neither party may assign this Agreement without the written consent of the other party.",
  "3. Fees. Customer shall pay a fee of EUR 12,500 within thirty days of each invoice that it is sent.",
  "4. Governing Law. This Agreement shall be governed by the laws of the State of New York and no other.",
]
const text = (list: string[]) => list.join("\n\n")
const diff = (before: string, after: string) => runAtOnce(diffParagraphs(runAtOnce(compareVersions({ text: before, pages: null }, { text: after, pages: null }))))
const kindsOf = (before: string[], after: string[]) => diff(text(before), text(after)).map(({ kind }) => kind)

describe("two versions paragraph by paragraph", () => {
  it("are the same where nothing or only the layout differs", () => {
    expect(kindsOf(paragraphs, paragraphs)).toEqual(["same", "same", "same", "same"])
    expect(new Set(diff(text(paragraphs), text(paragraphs).replaceAll(" ", "\n")).map(({ kind }) => kind))).toEqual(new Set(["same"]))
    expect(new Set(diff(text(paragraphs), paragraphs.join(" ")).map(({ kind }) => kind))).toEqual(new Set(["same"]))
  })

  it("mark the words that changed within a paragraph", () => {
    const [, , changed] = diff(text(paragraphs), text(paragraphs).replace("thirty days", "sixty full days"))
    if (changed?.kind !== "changed") throw new Error("it has not changed")
    expect(changed.pieces.filter(({ kind }) => kind !== "same")).toEqual([
      { kind: "removed", text: "thirty " },
      { kind: "added", text: "sixty full " },
    ])
    expect(changed.pieces.filter(({ kind }) => kind !== "removed").map((piece) => piece.text).join("")).toBe(paragraphs[2]?.replace("thirty days", "sixty full days"))
    expect(changed.pieces.filter(({ kind }) => kind !== "added").map((piece) => piece.text).join("")).toBe(paragraphs[2])
  })

  it("tell what was added, removed and moved", () => {
    const added = "5. Notices. Every notice is given in writing and takes effect when it arrives at its address."
    expect(kindsOf(paragraphs, [...paragraphs, added])).toEqual(["same", "same", "same", "same", "added"])
    expect(kindsOf(paragraphs, paragraphs.filter((_, index) => index !== 1))).toEqual(["same", "removed", "same", "same"])
    const [first = "", second = "", third = "", fourth = ""] = paragraphs
    expect(kindsOf(paragraphs, [second, third, fourth, first]).toSorted()).toEqual(["moved", "same", "same", "same"])
  })

  it("of 300 pages are compared in slices that keep nobody waiting", async () => {
    const words = "party agreement shall notice payment delivery term goods price law written consent days month year invoice".split(" ")
    let state = 7
    const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
    const long = Array.from({ length: 3_000 }, (_, index) => `${index}. ${Array.from({ length: 45 }, () => words[Math.floor(random() * words.length)]).join(" ")}.`)
    const after = long.map((paragraph, index) => (index % 50 === 7 ? paragraph.replace("party", "company") : paragraph)).filter((_, index) => index % 70 !== 3)
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    const comparison = await runInSlices(compareVersions({ text: text(long), pages: null }, { text: text(after), pages: null }))
    const found = await runInSlices(diffParagraphs(comparison))
    clearInterval(timer)
    expect(turns).toBeGreaterThan(5)
    expect(found.filter(({ kind }) => kind === "removed")).toHaveLength(43)
    expect(found.filter(({ kind }) => kind === "changed").length).toBeGreaterThan(50)
    expect(found.filter(({ kind }) => kind === "added")).toEqual([])
  })
})
