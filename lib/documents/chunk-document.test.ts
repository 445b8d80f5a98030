import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { chunkDocument, type Chunk } from "./chunk-document"
import { countWords } from "./count-words"
import type { Extraction } from "./extraction/extraction-types"
import { splitSections } from "./split-sections"
import { splitSentences } from "./split-sentences"

type Document = Pick<Extraction, "text" | "pages" | "sections">

const plain = (text: string): Document => ({ text, pages: null, sections: [] })
const sentence = fc.integer({ min: 3, max: 40 }).chain((words) => fc.array(fc.constantFrom("alpha", "beta", "gamma", "delta", "Supplier", "pays", "goods", "within", "30"), { minLength: words, maxLength: words })).map((words) => `The ${words.join(" ")}.`)
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 8 }).map((sentences) => sentences.join(" "))
const section = fc.record({ heading: fc.constantFrom("TERM", "FEES", "LAW", "NOTICES"), paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 8 }) })

/** A document of sections, with the ranges an extraction would give. */
const structured = fc.array(section, { minLength: 1, maxLength: 6 }).map((parts): Document => {
  let text = ""
  const sections: Extraction["sections"] = []
  for (const part of parts) {
    if (text !== "") text += "\n\n"
    const start = text.length
    text += [part.heading, ...part.paragraphs].join("\n\n")
    sections.push({ heading: part.heading, level: 1, start, end: text.length })
  }
  return { text, pages: null, sections }
})

function expectCover(document: Document, chunks: readonly { text: string; start: number; end: number }[]): void {
  let position = 0
  for (const chunk of chunks) {
    expect(chunk.text).toBe(document.text.slice(chunk.start, chunk.end))
    expect(document.text.slice(position, chunk.start).trim()).toBe("")
    expect(chunk.text.trim()).toBe(chunk.text)
    position = chunk.end
  }
  expect(document.text.slice(position).trim()).toBe("")
}

/** An independent count of the stretches below the minimum that sentence ends force on a text. */
function fewestShort(document: Document): number {
  const sizes = splitSentences(document.text).map((range) => countWords(document.text.slice(range.start, range.end)))
  const best = [0]
  for (let end = 1; end <= sizes.length; end++) {
    let words = 0
    best.push(Number.POSITIVE_INFINITY)
    for (let start = end - 1; start >= 0 && words <= 500; start--) {
      words += sizes[start] ?? 0
      if (words <= 500) best[end] = Math.min(best[end] ?? 0, (best[start] ?? 0) + (words < 200 ? 1 : 0))
    }
  }
  return best.at(-1) ?? 0
}

describe("chunks", () => {
  it("hold the whole text without overlap, in 200 to 500 words", () => {
    fc.assert(
      fc.property(structured, (document) => {
        const chunks = chunkDocument(document)
        expectCover(document, chunks)
        for (const chunk of chunks) expect(chunk.words).toBeLessThanOrEqual(500)
        if (countWords(document.text) < 200) expect(chunks).toHaveLength(1)
        else expect(chunks.filter((chunk) => chunk.words < 200)).toHaveLength(fewestShort(document))
      }),
      { numRuns: 60 },
    )
  })

  it("begin and end where a sentence does", () => {
    fc.assert(
      fc.property(structured, (document) => {
        const sentences = splitSentences(document.text)
        const starts = new Set(sentences.map((range) => range.start))
        const ends = new Set(sentences.map((range) => range.end))
        for (const chunk of chunkDocument(document)) expect(starts.has(chunk.start) && ends.has(chunk.end)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it("stay the same but for those next to an edit", () => {
    const changes: number[] = []
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 20, maxLength: 40 }), fc.nat(), sentence, (paragraphs, place, added) => {
        const before = new Set(chunkDocument(plain(paragraphs.join("\n\n"))).map((chunk) => chunk.contentHash))
        const edited = paragraphs.map((text, index) => (index === place % paragraphs.length ? `${text} ${added}` : text))
        const after = chunkDocument(plain(edited.join("\n\n")))
        changes.push(after.filter((chunk) => !before.has(chunk.contentHash)).length)
      }),
      { numRuns: 100 },
    )
    changes.sort((first, second) => first - second)
    expect(changes[Math.floor(changes.length / 2)]).toBe(1)
    expect(changes[Math.floor(changes.length * 0.9)]).toBeLessThanOrEqual(2)
  })

  it("cover any text at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.integer({ min: 1, max: 12 }), (text, repeats) => {
        const document = plain(text.repeat(repeats))
        const chunks = chunkDocument(document, { minWords: 4, maxWords: 10 })
        let position = 0
        for (const chunk of chunks) {
          expect(chunk.start).toBeGreaterThanOrEqual(position)
          expect(document.text.slice(position, chunk.start).trim()).toBe("")
          position = chunk.end
        }
        expect(document.text.slice(position).trim()).toBe("")
      }),
    )
  })

  it("keep a heading with its text and a list with the sentence it belongs to", () => {
    const filler = Array.from({ length: 12 }, (_, index) => `Filler sentence number ${index} says nothing that matters to anybody who reads this text here.`).join(" ")
    const list = "The Supplier shall:\n\n(a) deliver the goods;\n\n(b) insure them; and\n\n(c) install them."
    const text = [filler, "TERMINATION", filler, list, filler].join("\n\n")
    const start = text.indexOf("TERMINATION")
    const chunks = chunkDocument({ text, pages: null, sections: [{ heading: "TERMINATION", level: 1, start, end: text.length }] })
    expect(chunks.find((chunk) => chunk.text.includes("TERMINATION"))?.text).toContain("TERMINATION\n\nFiller")
    expect(chunks.some((chunk) => chunk.text.includes(list))).toBe(true)
  })

  it("divide at a section although both would fit into one chunk", () => {
    const words = (count: number) => Array.from({ length: count / 10 }, () => "One two three four five six seven eight nine ten.").join(" ")
    const text = `FEES\n\n${words(210)}\n\nLAW\n\n${words(220)}`
    const middle = text.indexOf("LAW")
    const chunks = chunkDocument({ text, pages: [{ page: 1, start: 0, end: middle + 20 }, { page: 2, start: middle + 21, end: text.length }], sections: [{ heading: "FEES", level: 1, start: 0, end: middle - 2 }, { heading: "LAW", level: 1, start: middle, end: text.length }] })
    expect(chunks.map(({ headingPath, pageFrom, pageTo }) => ({ headingPath, pageFrom, pageTo }))).toEqual([
      { headingPath: ["FEES"], pageFrom: 1, pageTo: 1 },
      { headingPath: ["LAW"], pageFrom: 1, pageTo: 2 },
    ])
  })

  it("cut a sentence beyond 500 words at its clauses, and endless data by length", () => {
    const clauses = Array.from({ length: 90 }, (_, index) => `the party numbered ${index} keeps all of its rights`).join("; ")
    const cut = chunkDocument(plain(`${clauses}.`))
    expectCover(plain(`${clauses}.`), cut)
    expect(cut.every((chunk) => chunk.words <= 500 && /[;.]$/.test(chunk.text))).toBe(true)
    const data = chunkDocument(plain("x".repeat(60_000)))
    expect(data.every((chunk) => chunk.text.length <= 5_000)).toBe(true)
    expect(data.map((chunk) => chunk.text).join("")).toBe("x".repeat(60_000))
  })

  it("have one hash for texts that differ in blanks alone", () => {
    const hash = (text: string) => (chunkDocument(plain(text))[0] as Chunk).contentHash
    expect(hash("One  two\nthree.")).toBe(hash("One two three."))
    expect(hash("One two three.")).not.toBe(hash("One two four."))
  })
})

describe("stretches for reading section by section", () => {
  it("hold the whole text in few pieces", () => {
    fc.assert(
      fc.property(structured, (document) => {
        const stretches = splitSections(document, { maxWords: 600 })
        expectCover(document, stretches)
        for (const stretch of stretches) expect(stretch.words).toBeLessThanOrEqual(600)
        if (countWords(document.text) <= 600) expect(stretches).toHaveLength(1)
      }),
      { numRuns: 40 },
    )
  })
})
