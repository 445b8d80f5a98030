/**
 * How contracts are cut: lengths, sections and clauses left whole, and how many chunks keep their hash after one edited
 * paragraph. Usage: node --import tsx scripts/bench/chunks.ts [contracts] [edits per contract and kind]
 */
import { type Chunk, chunkDocument } from "@/lib/documents/chunk-document"
import type { Extraction } from "@/lib/documents/extraction/extraction-types"
import { readPlainText } from "@/lib/documents/extraction/read-plain-text"
import { halfOf, readContracts } from "./support/contract-questions"
import { describeMachine } from "./support/describe-machine"
import { sampleOf } from "./support/quantiles"

type Edit = { kept: number; isLocal: boolean; changed: number }

const kinds: Record<string, (paragraphs: string[], at: number) => string[]> = {
  "a word replaced": (paragraphs, at) => paragraphs.with(at, (paragraphs[at] ?? "").replace(/[A-Za-z]{4,}/, "Amended")),
  "a sentence added": (paragraphs, at) => paragraphs.with(at, `${paragraphs[at] ?? ""} The parties have initialled this paragraph on the day of signing.`),
  "half of it removed": (paragraphs, at) => paragraphs.with(at, (paragraphs[at] ?? "").slice(0, Math.ceil((paragraphs[at] ?? "").length / 2))),
  "a paragraph inserted": (paragraphs, at) => paragraphs.toSpliced(at, 0, "For the avoidance of doubt, the preceding paragraph applies to the heirs and successors of either party."),
  "a paragraph removed": (paragraphs, at) => paragraphs.toSpliced(at, 1),
}

function main(): void {
  const data = readContracts()
  if (!data) return console.log("Skipped: the corpus of contracts is not beside the checkout.")
  const contracts = data.contracts.slice(0, Number(process.argv[2] ?? 130))
  const edits = Number(process.argv[3] ?? 4)
  const results = new Map<string, Edit[]>()
  const lengths: number[] = []
  let sections = 0
  let whole = 0
  let short = 0
  for (const { id, text } of contracts) {
    // Both sides of an edit come from the same file but for the edit.
    const paragraphs = readPlainText(Buffer.from(text)).text.split(/\n\n+/)
    const extraction = readPlainText(Buffer.from(paragraphs.join("\n\n")))
    const chunks = chunkDocument(extraction)
    lengths.push(...chunks.map((chunk) => chunk.words))
    short += chunks.filter((chunk) => chunk.words < 200).length
    const fitting = innermost(extraction).filter((section) => extraction.text.slice(section.start, section.end).split(/\s+/).length <= 450)
    sections += fitting.length
    whole += fitting.filter((section) => chunks.some((chunk) => chunk.start <= section.start && chunk.end >= section.end - 2)).length
    for (const [kind, edit] of Object.entries(kinds)) {
      for (let index = 0; index < edits; index++) {
        const at = placeOf(`${id} ${kind} ${index}`, paragraphs.length)
        const edited = readPlainText(Buffer.from(edit(paragraphs, at).join("\n\n")))
        results.set(kind, [...(results.get(kind) ?? []), compare(chunks, { after: chunkDocument(edited) })])
      }
    }
  }
  const words = sampleOf(lengths)
  console.log(describeMachine())
  console.log(`${contracts.length} contracts, ${lengths.length} chunks: median ${words.p50} words, ${share(lengths.filter((count) => count >= 200 && count <= 500).length, lengths.length)} of 200 to 500, ${short} shorter, longest ${Math.max(...lengths)}`)
  console.log(`sections of at most 450 words in one chunk: ${share(whole, sections)} of ${sections}`)
  for (const [kind, found] of results) {
    const changed = sampleOf(found.map((edit) => edit.changed))
    console.log(`${kind.padEnd(22)} keep their hash: ${share(found.reduce((sum, edit) => sum + edit.kept, 0), found.length)}; new chunks: median ${changed.p50}, mean ${changed.mean.toFixed(2)}, p99 ${changed.p99}; at most two, side by side: ${share(found.filter((edit) => edit.isLocal).length, found.length)} of ${found.length} edits`)
  }
}

/** Sections that hold no other. */
function innermost({ sections }: Extraction): Extraction["sections"] {
  return sections.filter((section) => !sections.some((other) => other !== section && other.start >= section.start && other.end <= section.end))
}

function compare(before: readonly Chunk[], { after }: { after: readonly Chunk[] }): Edit {
  const known = new Set(before.map((chunk) => chunk.contentHash))
  const left = new Set(after.map((chunk) => chunk.contentHash))
  const fresh = after.filter((chunk) => !known.has(chunk.contentHash))
  const first = fresh[0]?.index ?? 0
  return { kept: before.filter((chunk) => left.has(chunk.contentHash)).length / Math.max(1, before.length), changed: fresh.length, isLocal: fresh.length <= 2 && fresh.every((chunk) => chunk.index - first <= 1) }
}

/** Anywhere in the document, the same place in every run. */
function placeOf(seed: string, count: number): number {
  let hash = halfOf(seed) === "first half" ? 7 : 11
  for (const character of seed) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0
  return hash % Math.max(1, count)
}

function share(part: number, of: number): string {
  return (part / Math.max(1, of)).toFixed(3)
}

main()
