/** What stands in quotation marks, of one of the usual pairs. */
export const quotedPattern = /„([^“”„]{2,})[“”]|[“«]([^”»“«]{2,})[”»]|"([^"]{2,})"/g

/** The words between the marks, in order. */
export function listQuoted(text: string): string[] {
  return [...text.matchAll(quotedPattern)].map((match) => (match[1] ?? match[2] ?? match[3] ?? "").trim())
}
