import { assembleExtraction } from "./assemble-extraction"
import { cleanText } from "./clean-text"
import { decodeText } from "./decode-text"
import type { Block, Extraction, HiddenText } from "./extraction-types"
import { listUnseenCharacters } from "./list-unseen-characters"
import { stripInlineMarkdown } from "./strip-inline-markdown"

/** Markdown as readable text: headings become sections, marks of emphasis, links and tables go, code stays as it is. */
export function readMarkdown(bytes: Uint8Array): Extraction {
  const raw = decodeText(bytes)
  const hiddenTexts: HiddenText[] = listUnseenCharacters(raw)
  const source = cleanText(raw).replace(/^---\n[\s\S]*?\n---\n/, "").replace(/<!--([\s\S]*?)-->/g, (_, comment: string) => {
    hiddenTexts.push({ page: null, text: comment.replace(/\s+/g, " ").trim().slice(0, 4_000), reason: "In a comment in the source" })
    return ""
  })
  return assembleExtraction({ blocks: markdownToBlocks(source), pageCount: null, hiddenTexts, warnings: [] })
}

function markdownToBlocks(source: string): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  let fence: string | null = null
  const flush = (level: number | null = null) => {
    if (lines.length > 0) blocks.push({ text: lines.join("\n"), level, page: null })
    lines = []
  }
  for (const line of source.split("\n")) {
    const fenceMark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence !== null) {
      if (fenceMark?.startsWith(fence) !== true) lines.push(line)
      else {
        fence = null
        flush()
      }
      continue
    }
    if (fenceMark !== undefined) {
      flush()
      fence = fenceMark
      continue
    }
    readLine(line.replace(/^\s{0,3}(>\s?)+/, ""), { lines, blocks, flush })
  }
  flush()
  return blocks
}

type LineTarget = { lines: string[]; blocks: Block[]; flush: (level?: number | null) => void }

function readLine(line: string, target: LineTarget): void {
  const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line)
  if (heading !== null) {
    target.flush()
    target.blocks.push({ text: stripInlineMarkdown(heading[2] ?? ""), level: heading[1]?.length ?? 1, page: null })
  } else if (line.trim() === "") target.flush()
  else if (/^\s{0,3}(=+|-+)\s*$/.test(line) && target.lines.length === 1) target.flush(line.includes("=") ? 1 : 2)
  else if (/^\s{0,3}([-*_]\s*){3,}$/.test(line)) target.flush()
  else if (/^\s*\|?[\s:|-]*-{3,}[\s:|-]*$/.test(line) && line.includes("|")) return
  else if (/^\s*\|.*\|\s*$/.test(line)) target.lines.push(line.trim().slice(1, -1).split(/(?<!\\)\|/).map((cell) => stripInlineMarkdown(cell.trim())).join(" | "))
  else target.lines.push(stripInlineMarkdown(line.replace(/^(\s*)[*+]\s+/, "$1- ").replace(/(\s{2,}|\\)$/, "")))
}
