/** Where a quote stands in a passage, spaces and case aside; null when it is not there in one piece. */
export function findQuote(passage: string, quote: string): { start: number; end: number } | null {
  const words = quote.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return null
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/["“”„]/g, "[\"“”„]").replace(/['’‘]/g, "['’‘]")).join("\\s+")
  const match = new RegExp(pattern, "i").exec(passage)
  return match ? { start: match.index, end: match.index + match[0].length } : null
}
