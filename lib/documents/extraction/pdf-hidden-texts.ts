import { cleanText } from "./clean-text"
import type { HiddenText } from "./extraction-types"
import type { JudgedGlyph } from "./pdf-hidden"

const longest = 4_000

/** What the hidden glyphs of a page say, once for each reason. */
export function collectHiddenTexts(glyphs: readonly JudgedGlyph[], page: number): HiddenText[] {
  if (glyphs.every((glyph) => glyph.reason === null)) return []
  const byReason = new Map<string, string>()
  let before: JudgedGlyph | null = null
  for (const glyph of glyphs) {
    if (glyph.reason !== null) {
      const text = byReason.get(glyph.reason) ?? ""
      byReason.set(glyph.reason, text + (before === null || before.reason !== glyph.reason || isApart(before, glyph) ? " " : "") + glyph.text)
    } else if (glyph.text.trim() === "") {
      for (const [reason, text] of byReason) if (before?.reason === reason) byReason.set(reason, `${text} `)
      continue
    }
    before = glyph
  }
  return [...byReason]
    .map(([reason, text]) => ({ page, reason, text: cleanText(text).replace(/\s+/g, " ").trim().slice(0, longest) }))
    .filter(({ text }) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 3)
}

/** Another line, or a gap as wide as a space. */
function isApart(before: JudgedGlyph, glyph: JudgedGlyph): boolean {
  if (!glyph.isFirst) return false
  const height = Math.max(0.1, glyph.area[3] - glyph.area[1])
  return Math.abs(glyph.area[1] - before.area[1]) > height * 0.5 || glyph.area[0] - before.area[2] > height * 0.25 || glyph.area[0] < before.area[0]
}
