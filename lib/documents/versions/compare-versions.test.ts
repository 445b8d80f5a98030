import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compareVersions, type ReadableVersion } from "./compare-versions"
import { findPassage } from "./find-passage"
import { listChanges } from "./list-changes"
import { runAtOnce } from "./run-in-slices"

const version = (text: string): ReadableVersion => ({ text, pages: null })
const contract = `SERVICES AGREEMENT

1. Term. This Agreement shall remain in force for three (3) years from the Effective Date.

2. Assignment. Neither party may assign this Agreement without the prior written consent of the other party.

3. Liability. In no event shall either party's aggregate liability exceed the fees paid under Section 4 in the twelve (12) months before the claim.

4. Fees. Customer shall pay a fee of EUR 12,500 within thirty (30) days of each invoice.

5. Governing Law. This Agreement shall be governed by the laws of the State of New York.
`
const compare = (before: string, after: string) => runAtOnce(compareVersions(version(before), version(after)))
const fateOf = (passage: string, after: string, before = contract) => {
  const start = before.indexOf(passage)
  const fate = findPassage(compare(before, after), { start, end: start + passage.length })
  return { state: fate.state, text: fate.place ? after.slice(fate.place.start, fate.place.end) : null }
}
const changesBetween = (before: string, after: string) => runAtOnce(listChanges(compare(before, after)))

describe("a passage in another version", () => {
  const fees = "Customer shall pay a fee of EUR 12,500 within thirty (30) days of each invoice."

  it.each([
    ["a number", contract.replace("12,500", "15,500")],
    ["a date or term", contract.replace("thirty (30)", "sixty (60)")],
    ["a party", contract.replace("Customer shall pay", "Supplier shall pay")],
    ["a denial", contract.replace("Customer shall pay", "Customer shall not pay")],
    ["a word put in", contract.replace("each invoice", "each correct invoice")],
    ["a word left out", contract.replace("of each invoice", "of invoice")],
  ])("has changed with %s", (_kind, after) => {
    expect(fateOf(fees, after).state).toBe("changed")
  })

  it("has vanished with its paragraph", () => {
    expect(fateOf(fees, contract.replace(/4\. Fees[^\n]*\n\n/, ""))).toEqual({ state: "vanished", text: null })
  })

  it("says what stands there now", () => {
    expect(fateOf("the State of New York", contract.replace("New York", "Ohio"))).toEqual({ state: "changed", text: "the State of Ohio" })
    expect(fateOf("New York", contract.replace("New York", "Ohio"))).toEqual({ state: "changed", text: "Ohio" })
  })

  it("has changed where a denial comes in just before it, within the sentence", () => {
    expect(fateOf("remain in force for three (3) years", contract.replace("shall remain", "shall not remain")).state).toBe("changed")
    expect(fateOf("remain in force for three (3) years", contract.replace("1. Term. This", "1. Term. It is not long. This")).state).toBe("kept")
  })

  it.each([
    ["another paragraph", contract.replace("three (3)", "four (4)")],
    ["a paragraph before it, and every number after that", contract.replace("2. Assignment", "2. Notices. Notices are in writing.\n\n3. Assignment").replace("3. Liability", "4. Liability").replace("under Section 4", "under Section 5").replace("4. Fees", "5. Fees").replace("5. Governing", "6. Governing")],
    ["its line breaks", contract.replaceAll(" ", "\n")],
    ["one long line", contract.replaceAll(/\s+/g, " ")],
    ["a word broken at a line's end", contract.replace("Customer shall", "Cus-\ntomer shall").replace("invoice", "in\u00advoice")],
    ["other quotation marks and ligatures", contract.replaceAll("'", "’").replaceAll("fi", "ﬁ").replaceAll("ff", "ﬀ")],
    ["a page break with its number and a running line", contract.replace("fee of EUR", "fee\n\nServices Agreement – Confidential\nPage 3 of 9\n\fof EUR")],
    ["a move to the end", `${contract.replace(/4\. Fees[^\n]*\n\n/, "")}\n${fees}\n`],
  ])("is kept with a change of %s", (kind, after) => {
    const before = kind.startsWith("a page break") ? contract.replace("2. Assign", "Services Agreement – Confidential\n\n2. Assign") : contract
    const running = `${"Servants walk in the garden at noon. ".repeat(40)}\nServices Agreement – Confidential\n`
    const [one, other] = kind.startsWith("a page break") ? [running.repeat(3) + before, running.repeat(3) + after] : [before, after]
    expect(fateOf(fees, other, one).state).toBe("kept")
  })

  it.each([
    ["capitals in a heading", "SERVICES AGREEMENT", "Services Agreement"],
    ["a sentence in capitals", "In no event shall either party's aggregate liability", "IN NO EVENT SHALL EITHER PARTY'S AGGREGATE LIABILITY"],
    ["the blanks within a number", "12,500", "12 500"],
    ["all numbers of paragraphs to another style", /^(\d)\. /gm, "$1) "],
  ])("is kept with %s", (_kind, from, to) => {
    const whole = contract.slice(0, -1)
    expect(fateOf(whole, contract.replace(from, to)).state).toBe("kept")
    expect(changesBetween(contract, contract.replace(from, to))).toEqual([])
  })

  it.each([
    ["a defined term that is none any more", "the Effective Date", "the effective Date"],
    ["a hyphen that made a range", "twelve (12) months", "twelve (1-2) months"],
    ["a minus", "a fee of EUR 12,500", "a fee of -12,500"],
    ["what comes in before its full stop", "of each invoice.", "of each invoice, save where it is late."],
    ["what comes in before its first word", "Customer shall pay", "On demand Customer shall pay"],
  ])("has changed with %s", (_kind, from, to) => {
    const start = contract.lastIndexOf(". ", contract.indexOf(from)) + 2
    const passage = contract.slice(start, contract.indexOf("\n", start))
    expect(fateOf(passage, contract.replace(from, to)).state).toBe("changed")
  })

  it("is another with another fraction, currency or range", () => {
    const text = "The rate is ½ of ₹500 for 2-4 days of delay.\n"
    for (const [from, to] of [["½", "¼"], ["₹", "$"], ["2-4", "24"]] as const) expect(fateOf(text.trim(), text.replace(from, to), text).state).toBe("changed")
    expect(fateOf(text.trim(), text.replace("½", "1/2"), text).state).toBe("kept")
  })

  it("has changed with the number of its paragraph, unless the paragraphs beside it go along", () => {
    const assignment = contract.slice(contract.indexOf("2. Assignment"), contract.indexOf("\n\n3. Liability"))
    expect(fateOf(assignment, contract.replace("2. Assignment", "7. Assignment")).state).toBe("changed")
    expect(fateOf(assignment, contract.replace(/^(\d)\. /gm, (_all, number: string) => `${Number(number) + 1}. `)).state).toBe("kept")
  })

  it("is kept where a note that broke it stands at the end", () => {
    const note = "1 The fees of the first year are those of the schedule that was signed before this one."
    const before = contract.replace("within thirty", `\n\n${note}\n\nwithin thirty`)
    const start = before.indexOf("Customer shall")
    expect(findPassage(compare(before, `${contract}\n${note}\n`), { start, end: before.indexOf("each invoice.") + 13 }).state).toBe("kept")
    expect(changesBetween(before, `${contract}\n${note}\n`)).toEqual([])
    expect(changesBetween(`${contract}\n${note}\n`, before)).toEqual([])
    expect(changesBetween(before, `${contract}\n${note.replace("first", "second")}\n`)).not.toEqual([])
  })

  it("reads a reference to a renumbered section with its new number, and no other", () => {
    const liability = "the fees paid under Section 4 in the twelve (12) months before the claim"
    const renumbered = contract.replace("2. Assignment", "2. Notices. Notices are in writing.\n\n3. Assignment").replace("3. Liability", "4. Liability").replace("4. Fees", "5. Fees").replace("5. Governing", "6. Governing")
    expect(fateOf(liability, renumbered.replace("under Section 4", "under Section 5")).state).toBe("kept")
    expect(fateOf(liability, contract.replace("under Section 4", "under Section 5")).state).toBe("changed")
  })

  it("is not found in another place by words that stand everywhere", () => {
    const text = `${contract}\n6. Notices. A notice takes effect thirty (30) days after it was sent.\n`
    expect(fateOf("within thirty (30) days", text.replace("within thirty (30) days", "within ninety (90) days"), text).state).toBe("changed")
  })
})

describe("the changes between two versions", () => {
  it("are none where only the layout differs", () => {
    expect(changesBetween(contract, contract.replaceAll(/\s+/g, " ").replaceAll("'", "’"))).toEqual([])
  })

  const filler = (name: string) => `${`The ${name} keeper writes down what the ${name} house gives and takes. `.repeat(14)}\n`
  const pages = [contract, filler("amber"), filler("birch")]
  const laid = (header: (page: number) => string, footer: (page: number) => string) => pages.map((page, index) => `${header(index + 1)}\n\n${page}\n${footer(index + 1)}\n`).join("\n")

  it("are none with a header and a footer on two or three pages, come, gone or changed", () => {
    const plain = pages.join("\n")
    const one = laid(() => "Draft of 3 May 2021", (page) => `Page ${page} of 3`)
    const other = laid((page) => `Master Agreement | ${page}`, () => "Confidential")
    for (const [before, after] of [[plain, one], [one, plain], [plain, other], [other, plain], [one, other]] as const) expect(changesBetween(before, after)).toEqual([])
    const [two, twoLaid] = [pages.slice(1).join("\n"), pages.slice(1).map((page) => `Execution Copy\n\n${page}`).join("\n")]
    expect(changesBetween(two, twoLaid)).toEqual([])
  })

  it("are what a line says that comes in once", () => {
    const after = contract.replace("5. Governing", "The fees are paid in advance\n\n5. Governing")
    expect(changesBetween(contract, after).map(({ new: now }) => after.slice(now.start, now.end))).toEqual(["The fees are paid in advance"])
  })

  it("are none with the numbers of the lines in the margin", () => {
    const words = "party notice payment delivery term goods price law consent days month invoice".split(" ")
    const lines = [...contract.split(/\n| (?=the |shall )/), ...Array.from({ length: 40 }, (_, index) => `${words[index % 12]} ${words[(index * 5 + 1) % 12]} ${words[(index * 7 + 3) % 11]} of the ${words[(index * index) % 12]} is ${index * 31}`)]
    const whole = lines.join("\n")
    expect(changesBetween(whole, lines.map((line, index) => `${String((index % 25) + 1).padStart(2)}  ${line}`).join("\n"))).toEqual([])
    expect(changesBetween(whole, lines.map((line, index) => `${(index + 1) % 5 === 0 ? index + 1 : ""}   ${line}`).join("\n"))).toEqual([])
  })

  it("stand where the words differ", () => {
    const after = contract.replace("12,500", "15,500").replace("New York", "Ohio")
    expect(changesBetween(contract, after).map(({ old, new: now }) => [contract.slice(old.start, old.end), after.slice(now.start, now.end)])).toEqual([
      ["12,500", "15,500"],
      ["New York", "Ohio"],
    ])
  })

  it("leave every passage alone that none of them touches, whatever the texts", () => {
    const word = fc.constantFrom("the", "party", "shall", "pay", "notice", "ten", "law", "fee")
    const sentence = fc.array(word, { minLength: 3, maxLength: 9 }).map((words) => `${words.join(" ")}.`)
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 3, maxLength: 12 }), fc.nat(), sentence, (sentences, at, replacement) => {
        const index = at % sentences.length
        const after = sentences.with(index, replacement)
        const comparison = compare(sentences.join("\n\n"), after.join("\n\n"))
        expect(Array.from(comparison.places).filter((place, word, all) => place >= 0 && all.slice(0, word).some((earlier) => earlier >= place))).toEqual([])
        for (const [word, place] of comparison.places.entries()) if (place >= 0) expect(comparison.new.ids[place]).toBe(comparison.old.ids[word])
        if (sentences[index] === replacement) expect(runAtOnce(listChanges(comparison))).toEqual([])
      }),
    )
  })
})
