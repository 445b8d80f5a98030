/** A text evened out for comparison, with the way back: character i stands for [starts[i], ends[i]) of the original. */
export type NormalisedText = { text: string; starts: number[]; ends: number[] }

const quotes = /[“”„‟«»"″‘’‚‛`´′]/
const dashes = /[-‐‑‒–—―−]/
const ignored = /[\u00ad\u200b-\u200d\u2060\ufeff*]/
/** Folded they would become figures of what stands before them. */
const raised = /[\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089]/
/** Blanks before them are the printer's. */
const closing = /[.,;:!?)\]]/
/** So many dashes in a row are a ruled line. */
const leastRule = 3

/**
 * One case, one kind of quote and dash, single blanks, ligatures spelled out; soft hyphens, marks of emphasis, cell borders and
 * ruled lines go, a dash at a line's end takes the line break with it.
 */
export function normaliseText(original: string): NormalisedText {
  const out: NormalisedText = { text: "", starts: [], ends: [] }
  const characters: string[] = []
  let index = 0
  let dashRun = 0
  while (index < original.length) {
    const character = String.fromCodePoint(original.codePointAt(index) ?? 0)
    const start = index
    index += character.length
    if (ignored.test(character)) continue
    for (const unit of normaliseCharacter(character)) {
      const last = characters.at(-1)
      if (unit === " " && (last === undefined || last === " " || last === "-" || last === "(" || last === "[")) continue
      if (unit === "-" && dashRun > 0) {
        dashRun++
        out.ends[out.ends.length - 1] = index
        if (dashRun === leastRule) characters[characters.length - 1] = " "
        continue
      }
      dashRun = unit === "-" ? 1 : 0
      if (last === " " && (unit === "-" || closing.test(unit))) dropLast(characters, out)
      characters.push(unit)
      out.starts.push(start)
      out.ends.push(index)
    }
  }
  if (characters.at(-1) === " ") dropLast(characters, out)
  return { ...out, text: characters.join("") }
}

/** The same without hyphens that follow a letter at once: "non-exclusive" and "nonexclusive", "agree-" and "ment" on the next line are one word, "in part – or whole" stays. */
export function withoutHyphens({ text, starts, ends }: NormalisedText): NormalisedText {
  const dropped = new Set([...text.matchAll(/(?<=\p{L})-(?=\p{L})/gu)].flatMap(({ index }) => (starts[index] === ends[index - 1] ? [index] : [])))
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
  if (raised.test(character)) return [character]
  const folded = character.normalize("NFKC").toLowerCase()
  const spelled = folded.includes("⁄") ? ` ${folded.replace("⁄", "/")}` : folded
  return spelled.split("").map((unit) => (/\s/.test(unit) ? " " : unit))
}
