/** A sentence without citation marks, list marks and emphasis. */
export function stripMarkup(sentence: string): string {
  return sentence
    .replace(/\[\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*\](?![(:])/g, "")
    .replace(/^\s*(?:>\s*)?(?:[-*•]|\d{1,2}[.)])\s+/, "")
    .replace(/\*\*|__|`/g, "")
    .replace(/\s+([.,;:!?])/g, "$1")
    .trim()
}
