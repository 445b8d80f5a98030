import type { VersionWords } from "./version-words"

const longestHeading = 90

/**
 * The old words that are written with another case in a way that may mean something, as a defined term that is none any more: not what
 * is set in capitals in one of the versions, nor the words of headings.
 */
export function listCaseChanges({ old: before, new: after, places }: { old: VersionWords; new: VersionWords; places: Int32Array }): Uint8Array {
  const isChanged = new Uint8Array(places.length)
  places.forEach((place, word) => {
    if (place < 0 || before.exactIds[word] === after.exactIds[place] || before.isLayout[word] === 1) return
    const [was, is] = [before.text.slice(before.starts[word], before.ends[word]), after.text.slice(after.starts[place], after.ends[place])]
    if (isInCapitals(was) || isInCapitals(is) || (isInHeading(before, word) && isInHeading(after, place))) return
    isChanged[word] = 1
  })
  return isChanged
}

function isInCapitals(word: string): boolean {
  return word.toUpperCase() === word
}

function isInHeading({ text, starts }: VersionWords, word: number): boolean {
  const at = starts[word] ?? 0
  const start = text.lastIndexOf("\n", at) + 1
  const broken = text.indexOf("\n", at)
  const line = text.slice(start, broken < 0 ? text.length : broken).trim()
  return line.length <= longestHeading && !/[.;:,]$/.test(line)
}
