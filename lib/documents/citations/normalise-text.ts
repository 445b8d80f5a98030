/** A text evened out for comparison, with the way back: character i stands for [starts[i], ends[i]) of the original. */
export type NormalisedText = { text: string; starts: number[]; ends: number[] }

const quotes = /[“”„‟«»"″‘’‚‛`´′]/
const dashes = /[-‐‑‒–—―−]/
const ignored = /[\u00ad\u200b-\u200d\u2060\ufeff*]/

/**
 * One case, one kind of quote and dash, single blanks, ligatures spelled out; soft hyphens, marks of emphasis and cell borders
 * go, a dash at a line's end takes the line break with it.
 */
export function normaliseText(original: string): NormalisedText {
  const out: NormalisedText = { text: "", starts: [], ends: [] }
  const characters: string[] = []
  let index = 0
  while (index < original.length) {
    const character = String.fromCodePoint(original.codePointAt(index) ?? 0)
    const start = index
    index += character.length
    if (ignored.test(character)) continue
    for (const unit of normaliseCharacter(character)) {
      if (unit === " " && (characters.length === 0 || characters.at(-1) === " " || characters.at(-1) === "-")) continue
      if (unit === "-" && characters.at(-1) === " ") dropLast(characters, out)
      if (unit === "-" && characters.at(-1) === "-") {
        out.ends[out.ends.length - 1] = index
        continue
      }
      characters.push(unit)
      out.starts.push(start)
      out.ends.push(index)
    }
  }
  if (characters.at(-1) === " ") dropLast(characters, out)
  return { ...out, text: characters.join("") }
}

/** The same without hyphens between letters: "non-exclusive" and "nonexclusive", "agree-" and "ment" on the next line are one word. */
export function withoutHyphens({ text, starts, ends }: NormalisedText): NormalisedText {
  const dropped = new Set([...text.matchAll(/(?<=\p{L})-(?=\p{L})/gu)].map((match) => match.index))
  const isKept = (_: unknown, index: number) => !dropped.has(index)
  return { text: text.split("").filter(isKept).join(""), starts: starts.filter(isKept), ends: ends.filter(isKept) }
}

function dropLast(characters: string[], out: NormalisedText): void {
  characters.pop()
  out.starts.pop()
  out.ends.pop()
}

function normaliseCharacter(character: string): string[] {
  const code = character.charCodeAt(0)
  if (code < 128) {
    if (code <= 32 || character === "|") return [" "]
    if (quotes.test(character)) return ["'"]
    return [character.toLowerCase()]
  }
  if (/\s/.test(character)) return [" "]
  if (quotes.test(character)) return ["'"]
  if (dashes.test(character)) return ["-"]
  const folded = character.normalize("NFKC").toLowerCase()
  return folded.split("").map((unit) => (/\s/.test(unit) ? " " : unit))
}
