const common = new Set("a an and are as at be by can do does for from has how if in is it its may of on or our shall that the their there this to was we what when where which who why will with you your".split(" "))

/** The words of a query worth marking, longest first. */
export function queryTerms(query: string): string[] {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return [...new Set(words.filter((word) => word.length > 1 && !common.has(word)))].sort((a, b) => b.length - a.length)
}

/** Matches a term at the beginning of a word with any ending, so that "terminate" also marks "terminated". */
export function termPattern(query: string): RegExp | null {
  const stems = queryTerms(query).map((term) => (term.length > 5 ? term.replace(/(ations?|ating|ated|ates?|ings?|ies|ed|es|s|e)$/u, "") : term))
  const usable = stems.filter((stem) => stem.length > 1)
  return usable.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${usable.join("|")})[\\p{L}\\p{N}]*`, "giu") : null
}
