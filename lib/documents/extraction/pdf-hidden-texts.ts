import { cleanText } from "./clean-text"
import type { HiddenText } from "./extraction-types"
import type { JudgedGlyph } from "./pdf-hidden"

const longest = 4_000
/** Fewer letters than these stand in any text. */
const leastOfShadow = 8

/** What the hidden glyphs of a page say, once for each reason; lines that are seen as well are shadows or outlines of what is seen. */
export function collectHiddenTexts(glyphs: readonly JudgedGlyph[], { page, seen }: { page: number; seen: string }): HiddenText[] {
  if (glyphs.every((glyph) => glyph.reason === null)) return []
  const bare = (text: string) => text.replace(/[\s-]/g, "").toLowerCase()
  const visible = bare(seen)
  const byReason = new Map<string, string>()
  let before: JudgedGlyph | null = null
  for (const glyph of glyphs) {
    if (glyph.reason !== null) {
      const text = byReason.get(glyph.reason) ?? ""
      byReason.set(glyph.reason, text + gapBetween(before, glyph) + glyph.text)
    } else if (glyph.text.trim() === "") {
      for (const [reason, text] of byReason) if (before?.reason === reason) byReason.set(reason, `${text} `)
      continue
    }
    before = glyph
  }
  return [...byReason]
    .map(([reason, text]) => [reason, cleanText(text).split("\n").filter((line) => bare(line).length < leastOfShadow || !visible.includes(bare(line))).join(" ")] as const)
    .map(([reason, text]) => ({ page, reason, text: text.replace(/\s+/g, " ").trim().slice(0, longest) }))
    .filter(({ text }) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 3)
}

/** Nothing, a space where the gap is as wide as one, or the end of the line. */
function gapBetween(before: JudgedGlyph | null, glyph: JudgedGlyph): "" | " " | "\n" {
  if (before === null || before.reason !== glyph.reason) return "\n"
  if (!glyph.isFirst) return ""
  const height = Math.max(0.1, glyph.area[3] - glyph.area[1])
  if (Math.abs(glyph.area[1] - before.area[1]) > height * 0.5 || glyph.area[0] < before.area[0]) return "\n"
  return glyph.area[0] - before.area[2] > height * 0.25 ? " " : ""
}
