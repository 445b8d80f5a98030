import type { RecognisedLine } from "./recognition-types"

type Word = { line: string; left: number; top: number; right: number; bottom: number; confidence: number; text: string }

const wordLevel = 5
/** Below this, tesseract takes spots and edges for letters. */
const leastConfidence = 25

/** Lines of tesseract's TSV in reading order, in points; `scale` is pixels to a point. */
export function parseTsv(tsv: string, { scale }: { scale: number }): RecognisedLine[] {
  const lines = new Map<string, Word[]>()
  for (const row of tsv.split("\n").slice(1)) {
    const word = parseWord(row)
    if (word !== null) lines.set(word.line, [...(lines.get(word.line) ?? []), word])
  }
  return [...lines.values()].map((words) => {
    const letters = words.reduce((sum, word) => sum + word.text.length, 0)
    const left = Math.min(...words.map((word) => word.left))
    const top = Math.min(...words.map((word) => word.top))
    return {
      text: words.map((word) => word.text).join(" "),
      x: left / scale,
      y: top / scale,
      width: (Math.max(...words.map((word) => word.right)) - left) / scale,
      height: (Math.max(...words.map((word) => word.bottom)) - top) / scale,
      confidence: words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / letters / 100,
    }
  })
}

/** The columns are level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
function parseWord(row: string): Word | null {
  const cells = row.split("\t")
  const [level = 0, page, block, paragraph, line, , left = 0, top = 0, width = 0, height = 0, confidence = -1] = cells.slice(0, 11).map(Number)
  const text = cells.slice(11).join(" ").trim()
  if (level !== wordLevel || text === "" || confidence < leastConfidence || ![left, top, width, height].every(Number.isFinite)) return null
  return { line: [page, block, paragraph, line].join(" "), left, top, right: left + width, bottom: top + height, confidence: Math.min(100, confidence), text }
}
