import { contains, type Rectangle } from "./pdf-matrix"
import type { PaintedPage, PlacedGlyph, Shown } from "./pdf-glyphs"
import { backgroundAt, blend, isCovered, isOnScan, looksAlike, type Paint } from "./pdf-paint"

/** A glyph in the order of the file, and why nobody sees it; null where it is seen, or may be. */
export type JudgedGlyph = { text: string; reason: string | null; area: Rectangle; isFirst: boolean }

const reasons = {
  invisible: "Written in a mode that paints nothing",
  transparent: "Written fully transparent",
  colour: "Written in the colour of what is behind it",
  tiny: "Written too small to be read",
  outside: "Placed outside the visible part of the page",
  covered: "Covered by a shape painted over it",
  layer: "In a layer that is switched off",
}

/** Letters under this height can not be read at any usual magnification; the smallest print of contracts has four points. */
const leastSize = 2
const leastAlpha = 0.03

/** Which glyphs of a page nobody sees. Where that can not be told they count as seen. */
export function judgeGlyphs({ shown, paints }: PaintedPage, page: Rectangle): JudgedGlyph[] {
  return shown.flatMap((piece) => {
    const ofAll = reasonOfPiece(piece, { paints, page })
    return piece.glyphs.map((glyph, index) => ({ text: glyph.text, area: glyph.area, isFirst: index === 0, reason: ofAll ?? (piece.isUncertain ? null : reasonOfGlyph(glyph, { piece, paints })) }))
  })
}

type Surroundings = { paints: readonly Paint[]; page: Rectangle }

function reasonOfPiece(piece: Shown, { paints, page }: Surroundings): string | null {
  if (piece.isInHiddenLayer) return reasons.layer
  const letters = piece.glyphs.filter((glyph) => glyph.text.trim() !== "")
  const middle = letters[letters.length >> 1]
  if (middle === undefined) return null
  const { state } = piece
  const place = centreOf(middle)
  if (state.renderMode === 3 || state.renderMode === 7) return isOnScan(paints, { ...place, page }) ? null : reasons.invisible
  if (piece.isUncertain) return null
  if (piece.size < leastSize && piece.size > 0) return reasons.tiny
  if (state.isBlended) return null
  const inks = inksOf(piece)
  if (inks.every(({ alpha }) => alpha < leastAlpha)) return reasons.transparent
  return inks.every((ink) => isLost(ink, { letters, paints, order: piece.order })) ? reasons.colour : null
}

type Ink = { colour: Shown["state"]["fill"]; alpha: number }

function inksOf({ state }: Shown): Ink[] {
  const fill = { colour: state.fill, alpha: state.fillAlpha }
  const stroke = { colour: state.stroke, alpha: state.strokeAlpha }
  const mode = state.renderMode % 4
  return mode === 1 ? [stroke] : mode === 2 ? [fill, stroke] : [fill]
}

/** The first, the middle and the last letter decide: a title may run over the edge of a shape. */
function isLost(ink: Ink, { letters, paints, order }: { letters: readonly PlacedGlyph[]; paints: readonly Paint[]; order: number }): boolean {
  return [letters[0], letters[letters.length >> 1], letters.at(-1)].every((letter) => {
    if (letter === undefined || ink.colour === null) return false
    const background = backgroundAt(paints, { ...centreOf(letter), order })
    return background !== null && looksAlike(blend(ink.colour, { alpha: ink.alpha, background }), background)
  })
}

function reasonOfGlyph(glyph: PlacedGlyph, { piece, paints }: { piece: Shown; paints: readonly Paint[] }): string | null {
  if (glyph.text.trim() === "") return null
  if (!contains(piece.state.clip, centreOf(glyph), 1)) return reasons.outside
  return isCovered(paints, { area: glyph.area, order: piece.order }) ? reasons.covered : null
}

function centreOf({ area: [left, bottom, right, top] }: PlacedGlyph): { x: number; y: number } {
  return { x: (left + right) / 2, y: (bottom + top) / 2 }
}
