/** Roughly what a provider would count for the text: 1.3 tokens a word. */
export function countTokens(text: string): number {
  return tokensOfWords(text.match(/\S+/g)?.length ?? 0)
}

export function tokensOfWords(words: number): number {
  return Math.ceil(words * 1.3)
}
