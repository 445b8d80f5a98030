import type { RecognisedLine, RecognisedPage } from "../recognition/recognition-types"
import { cleanText } from "./clean-text"
import type { Line } from "./pdf-layout"

type Placed = { line: RecognisedLine; x: number; y: number; length: number; size: number }

/** Recognised lines as those of a page that was written, in the direction they are read, with one size for letters of about one size. */
export function toLines(page: RecognisedPage): Line[] {
  const placed = page.lines.map((line) => place(line, { page, turn: turnOf(page.lines) }))
  const sizes = placed.map(({ size }) => size).sort((first, second) => first - second)
  const usual = sizes[sizes.length >> 1] ?? 10
  return placed.flatMap(({ line, x, y, length, size }) => {
    const text = cleanText(line.text).replace(/\s+/g, " ").trim()
    if (!/[\p{L}\p{N}]/u.test(text)) return []
    const box = { left: line.x, top: line.y, right: line.x + line.width, bottom: line.y + line.height }
    return [{ text, x, y: -y, endX: x + length, size: Math.abs(size - usual) < usual * 0.4 ? usual : size, column: 0, spans: [{ start: 0, end: text.length, box }] }]
  })
}

type Turn = "upright" | "left" | "right" | "over"

/** A page that was scanned sideways has tall lines; they follow each other to the right when it lies on its left side. */
function turnOf(lines: readonly RecognisedLine[]): Turn {
  const long = lines.filter((line) => line.text.length > 3)
  const tall = long.filter((line) => line.height > line.width).reduce((sum, line) => sum + line.text.length, 0)
  const isSideways = tall * 2 > long.reduce((sum, line) => sum + line.text.length, 0)
  const steps = long.slice(1).reduce((sum, line, index) => sum + Math.sign(isSideways ? line.x - (long[index]?.x ?? 0) : line.y - (long[index]?.y ?? 0)), 0)
  if (isSideways) return steps >= 0 ? "left" : "right"
  return steps < 0 && long.length > 4 && -steps > long.length * 0.6 ? "over" : "upright"
}

function place(line: RecognisedLine, { page, turn }: { page: RecognisedPage; turn: Turn }): Placed {
  const { x, y, width, height } = line
  switch (turn) {
    case "upright":
      return { line, x, y: y + height, length: width, size: height }
    case "left":
      return { line, x: page.height - y - height, y: x + width, length: height, size: width }
    case "right":
      return { line, x: y, y: page.width - x, length: height, size: width }
    case "over":
      return { line, x: page.width - x - width, y: page.height - y, length: width, size: height }
  }
}
