export const charactersPerToken = 5

/** The mock's own tokenizer: five characters are a token, whatever they are. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / charactersPerToken)
}

/** The text in the pieces that countTokens counts; surrogate pairs stay whole. */
export function splitTokens(text: string): string[] {
  const pieces: string[] = []
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + charactersPerToken, text.length)
    const last = text.charCodeAt(end - 1)
    if (last >= 0xd800 && last <= 0xdbff && end < text.length) end++
    pieces.push(text.slice(start, end))
    start = end
  }
  return pieces
}
