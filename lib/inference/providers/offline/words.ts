const wordPattern = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu

/** Words too common to tell one passage from another. */
export const stopWords: ReadonlySet<string> = new Set(
  ("a about above after again all also am an and any are as at be because been before being below between both but by can could did do does " +
    "doing down during each else ever few for from further had has have having he hence her here hereby herein hereof hereto hereunder hers him " +
    "himself his how i if in into is it its itself just may me might more most much must my no nor not of off on once only or other our " +
    "ours out over own per please same shall she should so some such than that the their theirs them then there thereby therein thereof " +
    "thereto these they this those through thus to too under until up upon us very was we were what when where whereas whether which while who " +
    "whom whose why will with within would you your yours tell know say says said according there's what's").split(" "),
)

export function splitWords(text: string): string[] {
  return text.toLowerCase().match(wordPattern)?.map((word) => word.replace(/['’]s?$|['’].*$/, "")) ?? []
}

/** Words that carry meaning, each cut down to its stem. */
export function contentStems(text: string): string[] {
  return splitWords(text)
    .filter((word) => !stopWords.has(word))
    .map(stem)
}

const endings: [RegExp, string][] = [
  [/(?:ization|isation|izations)$/, "ize"],
  [/(?:ational|ations|ation|ating|ated|ates|ator|ators|ate)$/, ""],
  [/(?:ments|ment)$/, ""],
  [/(?:iveness|ively|ives|ive|iousness|iously|ious|ivity)$/, ""],
  [/(?:ances|ance|ences|ence|ants|ant|ents|ent)$/, ""],
  [/(?:ingly|edly|ally|ably|ibly|ely|ly)$/, ""],
  [/(?:abilities|ability|ibility|ities|ity|ily|ies|ied|y)$/, ""],
  [/(?:ings|ing|edly|ed|eers|eer|ees|ee|ers|er|ors|or|ions|ion|als|al|ables|able|ibles|ible|es|s|e|i)$/, ""],
]

const cache = new Map<string, string>()
const largestCache = 50_000

/** A light English stemmer: terminate, terminates, terminated, terminating and termination meet in one form. */
export function stem(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word
  const known = cache.get(word)
  if (known !== undefined) return known
  const result = stemOnce(word)
  if (cache.size >= largestCache) cache.clear()
  cache.set(word, result)
  return result
}

function stemOnce(word: string): string {
  const singular = word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.replace(/(?<=[^su])s$/, "")
  for (const [ending, replacement] of endings) {
    const cut = singular.replace(ending, replacement)
    if (cut !== singular && cut.length >= 3) return cut.replace(/([bdgklmnprt])\1$/, "$1")
  }
  return singular
}
