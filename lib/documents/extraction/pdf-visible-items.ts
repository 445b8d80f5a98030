import type { JudgedGlyph } from "./pdf-hidden"
import type { TextItem } from "./pdf-layout"

type Letter = { text: string; isHidden: boolean }

const lookAhead = 3_000
const agreement = 4

/**
 * Text items without the letters that nobody sees. Items and glyphs come in the same order, so they are read along each other;
 * a letter that finds no glyph stays.
 */
export function keepVisibleItems(items: readonly TextItem[], glyphs: readonly JudgedGlyph[]): TextItem[] {
  if (glyphs.every((glyph) => glyph.reason === null)) return [...items]
  const letters = glyphs.flatMap((glyph) => lettersOf(glyph.text).map((text): Letter => ({ text, isHidden: glyph.reason !== null })))
  let position = 0
  return items.flatMap((item) => {
    const own = lettersOf(item.dir === "rtl" ? [...item.str].toReversed().join("") : item.str)
    const flags: boolean[] = own.map((letter, index) => {
      if (letters[position]?.text !== letter) position = findOn(letters, { position, wanted: own.slice(index, index + agreement) }) ?? position
      if (letters[position]?.text !== letter) return false
      return letters[position++]?.isHidden === true
    })
    return flags.includes(true) ? cutItem(item, item.dir === "rtl" ? flags.toReversed() : flags) : [item]
  })
}

function lettersOf(text: string): string[] {
  return [...text.normalize("NFKC").replace(/\s/g, "")]
}

function findOn(letters: readonly Letter[], { position, wanted }: { position: number; wanted: readonly string[] }): number | null {
  const last = Math.min(letters.length, position + lookAhead)
  for (let start = position; start < last; start++) if (wanted.every((letter, offset) => letters[start + offset]?.text === letter)) return start
  return null
}

/** The stretches between hidden letters as items of their own, each at its share of the width. */
function cutItem(item: TextItem, flags: readonly boolean[]): TextItem[] {
  const kept: TextItem[] = []
  const characters = [...item.str]
  let letter = 0
  let start = -1
  let offset = 0
  const close = (end: number) => {
    if (start >= 0) kept.push(stretchOf(item, { start, end }))
    start = -1
  }
  for (const character of characters) {
    const count = lettersOf(character).length
    const isHidden = count > 0 ? flags.slice(letter, letter + count).every(Boolean) : start < 0
    letter += count
    if (isHidden) close(offset)
    else if (start < 0) start = offset
    offset += character.length
  }
  close(offset)
  return kept.filter((part) => part.str.trim() !== "")
}

function stretchOf(item: TextItem, { start, end }: { start: number; end: number }): TextItem {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform
  const across = Math.hypot(a, b) || 1
  const shift = (item.width * start) / item.str.length
  return { ...item, str: item.str.slice(start, end), width: (item.width * (end - start)) / item.str.length, transform: [a, b, c, d, e + (a / across) * shift, f + (b / across) * shift] }
}
