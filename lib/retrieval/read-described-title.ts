const kinds = /^(?:agreement|contract|lease|licen[cs]e|addendum|amendment|policy|order|deed|nda|warranty|guarantee|offer|quote|report|manual|handbook|letter|memorandum|charter|plan|terms|statement|schedule|exhibit|invoice)$/
const pointers = /^(?:the|our|my|this|that)$/
const between = /^(?:a|an|and|any|as|at|by|for|from|if|in|is|are|was|were|does|do|did|can|may|must|shall|will|of|on|or|to|under|with|which|what|each|every|all|no|other|such|these|those|its|their|your|same|entire|whole|said|above|present|current|existing|original|following|first|last|new|old|signed|written)$/
const mostWords = 4

/**
 * The words by which a question tells one document by its kind, as "consulting" does in "the consulting agreement"; empty where it
 * does not. "Which consulting agreement" and "consulting agreements" ask for any.
 */
export function readDescribedTitle(query: string): string[] {
  const words = query.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*|[.,;:?!]/gu) ?? []
  for (const [at, word] of words.entries()) {
    if (!kinds.test(word)) continue
    const described: string[] = []
    let before = at - 1
    while (before >= 0 && described.length < mostWords && isDescribing(words[before] ?? "")) described.unshift(words[before--] ?? "")
    if (described.length > 0 && pointers.test(words[before] ?? "")) return described
  }
  return []
}

function isDescribing(word: string): boolean {
  return /^[\p{L}\p{N}]/u.test(word) && !pointers.test(word) && !between.test(word)
}
