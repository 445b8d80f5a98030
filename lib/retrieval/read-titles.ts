/** A shorter title stands in texts without being meant. */
export const leastTitleCharacters = 6

const leastFileNameCharacters = 12

/**
 * Those of the titles that a question means when it holds them: written as they are and of three words at least, since "the Supply
 * Agreement" may be any; or of a kind that no sentence holds by chance, as the names of files are. Of two that lie in one another
 * the longer. With what is left of the question without them.
 */
export function readTitles(query: string, titles: readonly string[]): { titles: string[]; rest: string } {
  const meant: string[] = []
  let rest = query
  for (const title of [...new Set(titles)].toSorted((a, b) => b.length - a.length)) {
    const at = placeOf(rest, title)
    if (at < 0) continue
    meant.push(title)
    rest = `${rest.slice(0, at)} ${rest.slice(at + title.length)}`
  }
  return { titles: meant, rest: rest.trim() }
}

function placeOf(text: string, title: string): number {
  const isFileName = /\p{L}/u.test(title) && (title.includes("_") || (/\d/.test(title) && title.length >= leastFileNameCharacters))
  if (!isFileName && !/\S\s+\S+\s+\S/.test(title)) return -1
  const at = isFileName ? text.toLowerCase().indexOf(title.toLowerCase()) : text.indexOf(title)
  const isWhole = at >= 0 && !/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(text.slice(at + title.length))
  return isWhole ? at : -1
}
