import { assembleExtraction } from "./assemble-extraction"
import { cleanText } from "./clean-text"
import { decodeText } from "./decode-text"
import type { Extraction } from "./extraction-types"
import { listUnseenCharacters } from "./list-unseen-characters"
import { markHeadings } from "./mark-headings"

export function readPlainText(bytes: Uint8Array): Extraction {
  const source = decodeText(bytes)
  const text = cleanText(source).replace(/[ \t]+$/gm, "")
  const blocks = splitParagraphs(text).map((paragraph) => ({ text: paragraph, level: null, page: null }))
  return assembleExtraction({ blocks: markHeadings(blocks), pageCount: null, hiddenTexts: listUnseenCharacters(source), warnings: [] })
}

/** Blank lines separate paragraphs; where lines are too long to have been wrapped by hand, every line is one. */
function splitParagraphs(text: string): string[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "")
  const long = lines.filter((line) => line.length > 140).length
  const isOneLinePerParagraph = lines.length > 1 && long * 5 > lines.length
  return text.split(isOneLinePerParagraph ? /\n+/ : /\n[ \t]*\n\s*/).filter((paragraph) => paragraph.trim() !== "")
}
