const unspacedScripts = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}"
const unspaced = new RegExp(`[${unspacedScripts}]`, "u")
const units = new RegExp(`[${unspacedScripts}]{1,2}|[^\\s${unspacedScripts}]+`, "gu")

/** From this length on a run of letters is data rather than a word, and counts by its length. */
export const longestWord = 60
const charactersPerWord = 10

/** Words between blanks; scripts written without blanks count two characters as a word, endless runs ten. */
export function countWords(text: string): number {
  let count = 0
  let start = -1
  for (let index = 0; index <= text.length; index++) {
    const isBlank = index === text.length || text.charCodeAt(index) <= 32
    if (!isBlank && start < 0) start = index
    if (isBlank && start >= 0) {
      count += index - start > longestWord ? Math.ceil((index - start) / charactersPerWord) : 1
      start = -1
    }
  }
  return unspaced.test(text) ? Math.max(count, text.match(units)?.length ?? 0) : count
}
