/** The words of a version as they are compared: character i of `letters` belongs to the word `owners[i]`. */
export type VersionWords = {
  text: string
  /** One number per word, the same for the same word in both versions. */
  ids: Int32Array
  /** Character ranges of the words in the text. */
  starts: Int32Array
  ends: Int32Array
  /** Words of layout: the number of a paragraph, a running header, a page number. */
  isLayout: Uint8Array
}

/** Numbers for words, shared by the versions that are compared. */
export type WordIds = Map<string, number>

/** Numbers keep their decimals; signs that carry a meaning are words of their own, other punctuation is none. */
export const wordPattern = /\d[\d.,]*\d|\d|[\p{L}\p{M}]+|[$€£¥%§<>≤≥≠±☐☑☒✓✗]/gu
