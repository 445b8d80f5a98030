import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { detectMediaType } from "@/lib/documents/detect-media-type"
import { extractDocument } from "@/lib/documents/extract-document"
import type { ExtractionResult } from "@/lib/documents/extraction/extraction-types"
import { sharedData } from "../../support/shared-data"

type ManifestEntry = { file: string; expect: string; kind?: string; attack?: string }
type Outcome = { verdict: string; characters: number; elapsedMs: number; result: ExtractionResult | null }

const folder = sharedData("files")
const madeFolder = sharedData("files_made")
const contracts = sharedData("contracts_pdf")
const cuad = sharedData("cuad", "documents.jsonl")

/** Files in which we find more than the two readers behind the manifest (a text box, a note), or whose tables have empty cells only. */
const knownOtherwise: Record<string, string> = {
  "docx/pydocx-blk-containing-table.docx": "empty",
  "docx/pydocx-tbl-2x2-table.docx": "empty",
  "docx/pydocx-tbl-col-props.docx": "empty",
  "docx/pydocx-tbl-having-tables.docx": "empty",
  "docx/pydocx-tbl-on-off-props.docx": "empty",
  "docx/mammoth-text-box.docx": "text",
  "docx/mammoth-footnote-hyperlink.docx": "text",
}

async function readFile(path: string, name: string): Promise<Outcome> {
  const bytes = new Uint8Array(readFileSync(path))
  const startedAt = performance.now()
  const detected = await detectMediaType(bytes, name)
  const result = detected.ok ? await extractDocument({ bytes, mediaType: detected.mediaType, fileName: name }) : null
  const elapsedMs = Math.round(performance.now() - startedAt)
  if (!detected.ok) return { verdict: detected.failure.code, characters: 0, elapsedMs, result }
  return result?.ok === true
    ? { verdict: result.extraction.warnings.some((warning) => warning.code === "pages_without_text") ? "partial" : "text", characters: result.extraction.text.length, elapsedMs, result }
    : { verdict: result?.failure.code ?? "none", characters: 0, elapsedMs, result }
}

const accepted: Record<string, string[]> = {
  text: ["text", "partial"],
  no_text: ["no_text", "empty"],
  empty: ["empty", "no_text"],
  password: ["encrypted"],
  corrupt: ["corrupt", "text", "partial"],
}

const acceptedMade: Record<string, string[]> = {
  "mixed_f0321f48d7de.pdf": ["partial"],
  "enc_userpw_cdbbcb9c511d.pdf": ["encrypted"],
  "enc_ownerpw_cdbbcb9c511d.pdf": ["text"],
  "truncated_50.pdf": ["corrupt", "text", "partial"],
  "no_trailer.pdf": ["text"],
  "junk_prefix.pdf": ["text"],
  "bitflips.pdf": ["corrupt", "text", "partial"],
  "zero_byte.pdf": ["empty"],
  "html_named.pdf": ["unsupported"],
  "pdf_named.docx": ["text"],
  "huge_333_pages.pdf": ["text", "partial"],
  "blank_3000_pages.pdf": ["too_many_pages"],
  "truncated.docx": ["corrupt"],
  "no_document_xml.docx": ["corrupt"],
  "entity_expansion.docx": ["hostile"],
  "external_entity.docx": ["hostile"],
  "zip_ratio_150mb.docx": ["hostile"],
  "path_traversal.docx": ["unsupported", "hostile"],
}

function report(rows: string[][]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  process.stdout.write(`${rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).join("\n")}\n`)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().normalize("NFKC").match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Share of the wanted words, each as often as it occurs, that the found ones hold. */
function shareOfWords(wanted: string[], found: string[]): number {
  const counts = new Map<string, number>()
  for (const word of found) counts.set(word, (counts.get(word) ?? 0) + 1)
  let hits = 0
  for (const word of wanted) {
    const left = counts.get(word) ?? 0
    if (left > 0) hits++
    counts.set(word, left - 1)
  }
  return wanted.length === 0 ? 1 : hits / wanted.length
}

describe.skipIf(folder === null)("collected files (skipped where the shared data is absent)", () => {
  it("ends every file as its manifest says", { timeout: 600_000 }, async () => {
    const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8")) as ManifestEntry[]
    const rows = [["file", "expected", "ours", "characters", "ms"]]
    const wrong: string[] = []
    for (const entry of manifest) {
      const outcome = await readFile(`${folder}/${entry.file}`, entry.file)
      rows.push([entry.file, entry.expect, outcome.verdict, String(outcome.characters), String(outcome.elapsedMs)])
      const isRight = accepted[entry.expect]?.includes(outcome.verdict) === true || knownOtherwise[entry.file] === outcome.verdict
      if (!isRight) wrong.push(rows.at(-1)?.join(" ") ?? "")
    }
    report(rows)
    expect(wrong).toEqual([])
  })
})

describe.skipIf(madeFolder === null)("damaged, huge and hostile files (skipped where the shared data is absent)", () => {
  it("ends every file as its manifest says", { timeout: 600_000 }, async () => {
    const manifest = JSON.parse(readFileSync(`${madeFolder}/manifest.json`, "utf8")) as ManifestEntry[]
    const rows = [["file", "kind", "ours", "characters", "ms"]]
    const wrong: string[] = []
    for (const entry of manifest) {
      const outcome = await readFile(`${madeFolder}/${entry.file}`, entry.file)
      rows.push([entry.file, entry.kind ?? "", outcome.verdict, String(outcome.characters), String(outcome.elapsedMs)])
      const wanted = acceptedMade[entry.file] ?? (entry.kind === "scanned" ? ["no_text"] : ["text"])
      if (!wanted.includes(outcome.verdict)) wrong.push(rows.at(-1)?.join(" ") ?? "")
      if (entry.attack !== undefined && !/visible|header/.test(entry.file)) wrong.push(...showsAttack(entry.file, { attack: entry.attack, result: outcome.result }))
    }
    report(rows)
    expect(wrong).toEqual([])
  })
})

/** What is wrong with how a hidden instruction was treated: it has to be told, and to be no part of the text. Its line ends are the file's own. */
function showsAttack(file: string, { attack, result }: { attack: string; result: ExtractionResult | null }): string[] {
  if (result?.ok !== true) return [`${file}: not read`]
  const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase()
  const start = bare(attack.split("\n")[0] ?? "").slice(0, 30)
  const { text, hiddenTexts } = result.extraction
  return [...(bare(text).includes(start) ? [`${file}: its instruction is in the text`] : []), ...(hiddenTexts.some((hidden) => bare(hidden.text).includes(start)) ? [] : [`${file}: its instruction is not told`])]
}

describe.skipIf(contracts === null || cuad === null)("contracts (skipped where the shared data is absent)", () => {
  it("reads nearly every word of the reference text", { timeout: 600_000 }, async () => {
    const documents = readFileSync(cuad ?? "", "utf8").trim().split("\n").map((line) => JSON.parse(line) as { id: string; core: boolean; text: string })
    const rows = [["document", "recall", "precision", "pages", "sections", "ms"]]
    const shares: number[] = []
    const hidden: string[] = []
    for (const document of documents.filter((candidate) => candidate.core)) {
      const outcome = await readFile(`${contracts}/${document.id}.pdf`, `${document.id}.pdf`)
      if (outcome.result?.ok !== true) throw new Error(`${document.id}: ${outcome.verdict}`)
      const { text, sections, pageCount, hiddenTexts } = outcome.result.extraction
      hidden.push(...hiddenTexts.map((one) => `${document.id}: ${one.text}`))
      const recall = shareOfWords(wordsOf(document.text), wordsOf(text))
      shares.push(recall)
      rows.push([document.id, recall.toFixed(4), shareOfWords(wordsOf(text), wordsOf(document.text)).toFixed(4), String(pageCount), String(sections.length), String(outcome.elapsedMs)])
    }
    report(rows)
    expect(shares.filter((share) => share < 0.96)).toEqual([])
    expect(hidden).toEqual([])
  })
})
