import { cleanText } from "@/lib/documents/extraction/clean-text"
import { defaultLimits } from "@/lib/documents/extraction/extraction-limits"
import { readDocument } from "@/lib/documents/extraction/read-document"
import { mediaTypes } from "@/lib/documents/media-type"
import { buildDocx, heading, paragraph } from "@/tests/fixtures/documents/build-docx"
import type { Passage, Planted } from "./plant-edits"
import { layPages, type PageStyle } from "./lay-pages"
import { wrapLines } from "./wrap-lines"

type Random = () => number

const pageStyles: Record<string, PageStyle> = {
  plain: { header: () => "Master Agreement of the Parties", footer: (page) => `Confidential – Execution Version\n${page}`, length: 3_000 },
  counted: { header: () => "SERVICES AGREEMENT – EXECUTION COPY", footer: (page, count) => `Page ${page} of ${count}`, length: 2_400 },
  numberedHeader: { header: (page) => `Framework Agreement No. 4711 / Version 3.2 | ${page}`, footer: () => "", length: 2_700 },
  bates: { header: () => "", footer: (page) => `ACME-${String(4_210 + page).padStart(7, "0")}`, length: 3_100 },
  dated: { header: () => "Draft of 12 May 2021 – privileged and confidential", footer: (page) => `- ${page} -`, length: 2_900 },
}

/** The same contract set otherwise: every word of it stands as it stood, and nobody was told anything new. */
export async function layoutsOf(text: string, passages: readonly Passage[], random: Random): Promise<Planted[]> {
  const planted: Planted[] = []
  const put = (kind: string, changed: string) => planted.push({ kind, text: cleanText(changed), pages: null })
  const blocks = text.split(/\n\s*\n/)
  const wrapped = (width: number) => blocks.map((block) => wrapLines(block, width)).join("\n\n")
  const lined = wrapped(72)
  put("wrapped to 38 columns", wrapped(38))
  put("wrapped to 110 columns", wrapped(110))
  put("a blank line after each line", lined.replace(/\n+/g, "\n\n"))
  put("paragraphs joined by two", blocks.map((block, index) => block + (index % 2 === 0 ? " " : "\n\n")).join(""))
  put("paragraphs split after sentences", text.replace(/(?<=[a-z]{3}[.;]) +(?=[A-Z])/g, () => (random() < 0.3 ? "\n\n" : " ")))
  put("many words broken at line ends", lined.replace(/\b([A-Za-z]{3,5})([a-z]{3,})\b/g, (all, one: string, other: string) => (random() < 0.12 ? `${one}-\n${other}` : all)))
  put("soft hyphens and blanks without width", text.replace(/\b([a-z]{4})([a-z]{4,})\b/g, (all, one: string, other: string) => (random() < 0.2 ? `${one}${random() < 0.5 ? "\u00ad" : "\u200b"}${other}` : all)))
  put("double, tabbed and unbreakable blanks", text.replace(/ /g, () => [" ", "  ", "\u00a0", "\t"][Math.floor(random() * 4)] ?? " "))
  put("other dashes and ellipses", text.replace(/--+/g, "—").replace(/(?<=\w) - (?=\w)/g, " – ").replaceAll("...", "…"))
  put("headings in capitals", text.replace(headingLine, (line) => line.toUpperCase()))
  put("capitals set in small letters", text.replace(/^[^a-z\n]{6,80}$/gm, (line) => line.replace(/[A-Z]{2,}/g, (word) => word.charAt(0) + word.slice(1).toLowerCase())))
  put("paragraphs with bullets", lined.replace(/^(?=["“A-Z][a-z])/gm, () => (random() < 0.4 ? "• " : "")))
  put("other bullets for letters", text.replace(/^(\s*)\(([a-z]|[ivx]{1,4})\)\s/gm, "$1- "))
  put("another style of numbering", text.replace(/^(\s*)(\d{1,2})\.\s/gm, "$1$2) ").replace(/^(\s*)\(([a-z])\)\s/gm, "$1$2. "))
  put("lines numbered in the margin", lined.split("\n").map((line, index) => `${String((index % 28) + 1).padStart(2)}  ${line}`).join("\n"))
  put("every fifth line numbered", lined.split("\n").map((line, index) => ((index + 1) % 5 === 0 ? `${String(index + 1).padStart(4)}  ${line}` : `      ${line}`)).join("\n"))
  put("cells with bars", text.replace(/(?<=\S)(?: {4,}|\t+)(?=\S)/g, " | "))
  put("a watermark", everySoOften(lined, 2_600, "DRAFT – FOR DISCUSSION PURPOSES ONLY"))
  put("a vertical watermark", everySoOften(lined, 2_600, "D\nR\nA\nF\nT"))
  put("numbers set with narrow blanks", text.replace(/\b\d{1,3}(?:,\d{3})+\b/g, (number) => number.replaceAll(",", "\u202f")))
  put("everything at once", layPages(wrapped(54), [], pageStyles.counted as PageStyle).text.replaceAll('"', "”").replace(/\b([a-z]{4})([a-z]{4,})\b/g, (all, one: string, other: string) => (random() < 0.05 ? `${one}-\n${other}` : all)))
  putPages(planted, { text, lined, passages })
  planted.push(withFootnotes(text, passages, random))
  await putFormats(planted, text, blocks)
  return planted.filter((one) => one.before !== undefined || one.text !== text)
}

/** Running lines that come, go and change; the old version has them too where it has a `before`. */
function putPages(planted: Planted[], { text, lined, passages }: { text: string; lined: string; passages: readonly Passage[] }): void {
  const { counted, numberedHeader, bates, dated, plain } = pageStyles as Record<keyof typeof pageStyles, PageStyle>
  if (!counted || !numberedHeader || !bates || !dated || !plain) return
  const put = (kind: string, style: PageStyle, from = lined) => planted.push({ kind, text: layPages(from, [], style).text, pages: null })
  put("pages with header and 'Page n of N'", counted)
  put("pages with the number in the header", numberedHeader)
  put("pages with stamped numbers", bates)
  put("pages cut within lines", dated, text)
  const before = layPages(text, passages, counted)
  planted.push({ kind: "header and footer left out", text, pages: null, before: { ...before, pages: null } })
  planted.push({ kind: "another header, other numbers", text: layPages(text, [], plain).text, pages: null, before: { ...before, pages: null } })
  planted.push({ kind: "another date in the header", text: layPages(text, [], { ...dated, header: () => "Draft of 3 June 2021 – privileged and confidential" }).text, pages: null, before: { ...layPages(text, passages, dated), pages: null } })
  const known = layPages(text, passages, plain)
  const changed = layPages(text, [], counted)
  planted.push({ kind: "another header, with known pages", text: changed.text, pages: changed.pages, before: known })
}

/** Notes at the foot of pages, and all of them at the end. */
function withFootnotes(text: string, passages: readonly Passage[], random: Random): Planted {
  const notes: string[] = []
  const words = text.match(/\b[a-z]{5,}\b/g) ?? ["matter"]
  const note = (page: number) => {
    notes.push(`${page} See ${Array.from({ length: 14 }, () => words[Math.floor(random() * words.length)]).join(" ")}.`)
    return notes.at(-1) ?? ""
  }
  const before = layPages(text, passages, { header: () => "", footer: note, length: 4_000 })
  return { kind: "footnotes at the end", text: `${text}\n\n${notes.join("\n\n")}`, pages: null, before: { ...before, pages: null } }
}

async function putFormats(planted: Planted[], text: string, blocks: readonly string[]): Promise<void> {
  const printable = text.replace(/[^\x20-\uffff\n]/g, " ")
  const escape = (line: string) => line.replace(/&/g, "&amp;").replace(/</g, "&lt;")
  const isHeading = (block: string) => new RegExp(headingLine.source).test(block.trim()) && block.trim().length < 80
  const files = [
    { kind: "read from a text file", mediaType: mediaTypes.text, fileName: "contract.txt", bytes: Buffer.from(`\ufeff${text.replaceAll("\n", "\r\n")}`) },
    { kind: "read from HTML", mediaType: mediaTypes.html, fileName: "contract.html", bytes: Buffer.from(`<html><body>${blocks.map((block) => (isHeading(block) ? `<h2>${escape(block)}</h2>` : `<p>${escape(block)}</p>`)).join("\n")}</body></html>`) },
    { kind: "read from Markdown", mediaType: mediaTypes.markdown, fileName: "contract.md", bytes: Buffer.from(blocks.map((block) => (isHeading(block) ? `## ${block.trim()}` : block.replace(/\s+/g, " ").trim().replace(/([\\`*_[\]#<>|])/g, "\\$1"))).join("\n\n")) },
    { kind: "read from a DOCX with headings", mediaType: mediaTypes.docx, fileName: "contract.docx", bytes: buildDocx(printable.split(/\n\s*\n/).map((block) => (isHeading(block) ? heading(1, block.trim()) : paragraph(block.replace(/\s+/g, " ")))).join("")) },
  ]
  for (const { kind, ...file } of files) {
    const read = await readDocument({ ...file, bytes: new Uint8Array(file.bytes) }, defaultLimits)
    if (read.ok) planted.push({ kind, text: read.extraction.text, pages: read.extraction.pages })
  }
}

const headingLine = /^[ \t]*(?:(?:\d{1,2}\.|[A-Z]\.|(?:ARTICLE|Article|Section) [IVX\d.]+)[ \t]+)?[A-Z][A-Za-z]+(?:[ ,&-]+(?:[A-Z][A-Za-z]+|of|and|the|to|for|or|in)){0,7}[ \t]*[.:]?[ \t]*$/gm

function everySoOften(text: string, length: number, what: string): string {
  const parts: string[] = []
  let at = 0
  while (at < text.length) {
    const cut = text.indexOf("\n", at + length)
    const end = cut < 0 ? text.length : cut
    parts.push(text.slice(at, end))
    if (end < text.length) parts.push(what)
    at = end + 1
  }
  return parts.join("\n")
}
