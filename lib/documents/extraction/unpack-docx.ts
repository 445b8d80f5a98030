import { fromBufferPromise, type Entry, type ZipFile } from "yauzl"
import { ExtractionError } from "./extraction-error"
import type { ExtractionLimits } from "./extraction-limits"

export type ArchiveLimits = Pick<ExtractionLimits, "maxUnpackedBytes" | "maxXmlPartBytes" | "maxZipEntries">

/** The XML parts of a DOCX by name, and whether it holds images. */
export type DocxParts = { xml: Map<string, Buffer>; hasImages: boolean }

const bombRatio = 100

/**
 * Unpacks every entry of a DOCX and keeps the XML, so that no parser meets a zip bomb, a declared entity or a name that leads
 * out of the archive. Sizes are counted as they are unpacked, since the directory of a zip can lie.
 */
export async function unpackDocx(bytes: Uint8Array, limits: ArchiveLimits): Promise<DocxParts> {
  const zip = await openArchive(bytes)
  if (zip.entryCount > limits.maxZipEntries) throw new ExtractionError("hostile", `It holds ${zip.entryCount} parts.`)
  const parts: DocxParts = { xml: new Map(), hasImages: false }
  const seen = new Set<string>()
  let unpackedBytes = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (seen.has(entry.fileName)) throw new ExtractionError("hostile", "Two of its parts share one name.")
      seen.add(entry.fileName)
      if (entry.isEncrypted()) throw new ExtractionError("encrypted")
      unpackedBytes += await checkEntry(zip, entry, { limits, unpackedBytes, packedBytes: bytes.length, parts })
    }
  } catch (error) {
    throw translateZipError(error)
  }
  return parts
}

async function openArchive(bytes: Uint8Array): Promise<ZipFile> {
  try {
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, validateEntrySizes: true })
  } catch (error) {
    throw translateZipError(error)
  }
}

type EntryCheck = { limits: ArchiveLimits; unpackedBytes: number; packedBytes: number; parts: DocxParts }

async function checkEntry(zip: ZipFile, entry: Entry, check: EntryCheck): Promise<number> {
  if (entry.fileName.endsWith("/")) return 0
  if (/^word\/media\//i.test(entry.fileName)) check.parts.hasImages = true
  const isXml = /\.(xml|rels|vml)$/i.test(entry.fileName)
  const kept: Buffer[] = []
  let size = 0
  let tail = ""
  for await (const part of await zip.openReadStreamPromise(entry)) {
    const bytes = part as Buffer
    size += bytes.length
    refuseOversize(check, { size, isXml })
    if (!isXml) continue
    const text = tail + bytes.toString("latin1").replaceAll("\0", "")
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new ExtractionError("hostile", "It declares entities, which no word processor writes.")
    tail = text.slice(-10)
    kept.push(bytes)
  }
  if (isXml) check.parts.xml.set(entry.fileName, Buffer.concat(kept))
  return size
}

function refuseOversize(check: EntryCheck, part: { size: number; isXml: boolean }): void {
  const total = check.unpackedBytes + part.size
  const isOversize = total > check.limits.maxUnpackedBytes || (part.isXml && part.size > check.limits.maxXmlPartBytes)
  if (!isOversize) return
  const megabytes = Math.round(total / 1_000_000)
  if (total > check.packedBytes * bombRatio) throw new ExtractionError("hostile", `It unpacks to more than ${megabytes} MB.`)
  throw new ExtractionError("too_large", `It unpacks to more than ${megabytes} MB.`)
}

function translateZipError(error: unknown): unknown {
  if (error instanceof ExtractionError || !(error instanceof Error)) return error
  if (/relative path|absolute path|invalid characters in fileName/i.test(error.message)) return new ExtractionError("hostile", "A part of it is named to be written outside its folder.")
  if (/too many bytes in the stream/i.test(error.message)) return new ExtractionError("hostile", "A part of it is larger than it says.")
  return new ExtractionError("corrupt")
}
