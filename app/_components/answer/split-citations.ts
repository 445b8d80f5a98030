export type AnswerPiece = { kind: "text"; text: string } | { kind: "mark"; marker: number; text: string; start: number }

const mark = /\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\]/g

/** Splits text at its citation marks: `[2]`, and `[1, 3]` as two marks. `start` counts from the beginning of the text. */
export function splitCitations(text: string): AnswerPiece[] {
  const pieces: AnswerPiece[] = []
  let end = 0
  for (const match of text.matchAll(mark)) {
    if (match.index > end) pieces.push({ kind: "text", text: text.slice(end, match.index) })
    for (const number of (match[1] ?? "").matchAll(/\d+/g)) pieces.push({ kind: "mark", marker: Number(number[0]), text: `[${number[0]}]`, start: match.index })
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ kind: "text", text: text.slice(end) })
  return pieces
}
