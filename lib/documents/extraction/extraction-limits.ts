export type ExtractionLimits = {
  /** Wall clock of one document in the child, start of the child excluded. A child that the machine kept waiting gets three times as long to use most of it. */
  timeoutMs: number
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
  /** Characters of extracted text. */
  maxCharacters: number
}

export const defaultLimits: ExtractionLimits = {
  timeoutMs: 10_000,
  maxHeapMb: 768,
  maxResidentMb: 1_200,
  maxPages: 1_000,
  maxUnpackedBytes: 120_000_000,
  maxXmlPartBytes: 40_000_000,
  maxZipEntries: 5_000,
  maxCharacters: 5_000_000,
}

const extraMsPerMegabyte = 2_000
const mostExtraMs = 10_000

/** A file of some megabytes, such as a book of hundreds of pages, gets two seconds more for each, ten at most. */
export function limitsFor(bytes: Uint8Array): ExtractionLimits {
  return { ...defaultLimits, timeoutMs: defaultLimits.timeoutMs + Math.min(mostExtraMs, Math.floor(bytes.byteLength / 1_000_000) * extraMsPerMegabyte) }
}
