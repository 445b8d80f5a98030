export type ExtractionLimits = {
  /** Wall clock of one turn in the child, its start excluded. No turn lasts longer, whatever keeps the child from its work; a second is left of the ten that are promised. */
  timeoutMs: number
  /** Wall clock after which a document of many pages hands over what is read of it and goes on in its next turn. */
  turnMs: number
  /** A document that is read more slowly than so many pages in a second of processor time has had its only turn. */
  leastPagesPerSecond: number
  /** Processor time of all turns of a document. */
  maxProcessorMs: number
  /** V8 heap of a child. */
  maxHeapMb: number
  /** Resident memory of a child, watched where /proc exists. */
  maxResidentMb: number
  maxPages: number
  /** Sum of all unpacked entries of a DOCX. */
  maxUnpackedBytes: number
  /** One XML part of a DOCX, which must fit into memory as a tree. */
  maxXmlPartBytes: number
  maxZipEntries: number
  /** Files in e-mails in e-mails: how deep they are read. */
  maxNesting: number
  /** Characters of extracted text. */
  maxCharacters: number
}

export const defaultLimits: ExtractionLimits = {
  timeoutMs: 9_000,
  turnMs: 5_000,
  leastPagesPerSecond: 1,
  maxProcessorMs: 60_000,
  maxHeapMb: 768,
  maxResidentMb: 1_200,
  maxPages: 1_000,
  maxUnpackedBytes: 120_000_000,
  maxXmlPartBytes: 40_000_000,
  maxZipEntries: 5_000,
  maxNesting: 2,
  maxCharacters: 5_000_000,
}
