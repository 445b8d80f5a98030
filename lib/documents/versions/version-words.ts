/** The words of a version as they are compared. */
export type VersionWords = {
  text: string
  /** One number per word, the same for the same word in both versions, whatever its case; `exactIds` tell cases apart. */
  ids: Int32Array
  exactIds: Int32Array
  /** Character ranges of the words in the text. */
  starts: Int32Array
  ends: Int32Array
  /** Words of layout: the number of a paragraph or a line, a running header, a page number. */
  isLayout: Uint8Array
  /** Those of them that are the number of a paragraph. */
  isLabel: Uint8Array
}

/** Numbers for words, shared by the versions that are compared. */
export type WordIds = Map<string, number>

/**
 * Numbers keep their decimals; signs that carry a meaning, a minus among them, are words of their own, other punctuation is none.
 */
export const wordPattern = /\p{Nd}[\p{Nd}.,]*\p{Nd}|\p{Nd}|[¼-¾⅐-⅞]|[\p{L}\p{M}]+|[\p{Sc}%‰§<>≤≥≠±☐☑☒✓✗]|(?<=^|[\s(|=])[-−](?=\p{Sc}?\p{Nd})(?!\p{Nd}+\s*[-–—−])/gu
