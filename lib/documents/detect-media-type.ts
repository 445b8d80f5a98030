import { fileTypeFromBuffer } from "file-type"
import { decodeText } from "./extraction/decode-text"
import { describeFailure } from "./extraction/extraction-error"
import type { ExtractionFailure } from "./extraction/extraction-types"
import { readContentTypes } from "./extraction/read-content-types"
import { mediaTypes, type MediaType } from "./media-type"

export type MediaTypeDetection = { ok: true; mediaType: MediaType } | { ok: false; failure: ExtractionFailure }

const sampleBytes = 64_000

/**
 * The type of a file by its content. The name only breaks ties between kinds of text, and a text that calls itself a PDF or a
 * Word file is refused. Failures have the code `unsupported`, `encrypted` for a password-protected DOCX, or
 * `empty` for no bytes at all.
 */
export async function detectMediaType(bytes: Uint8Array, fileName: string): Promise<MediaTypeDetection> {
  if (bytes.length === 0) return { ok: false, failure: describeFailure("empty") }
  if (looksLikePdf(bytes)) return { ok: true, mediaType: mediaTypes.pdf }
  const signature = await readSignature(bytes)
  if (signature !== null) return isWordFile(bytes, signature)
  return detectText(bytes, fileName.toLowerCase())
}

function unsupported(detail?: string): MediaTypeDetection {
  return { ok: false, failure: describeFailure("unsupported", detail) }
}

/** Readers accept up to 1,024 bytes of anything before the header of a PDF. */
function looksLikePdf(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString("latin1")
  const at = head.indexOf("%PDF-")
  if (at <= 0) return at === 0
  return /\d+\s+\d+\s+obj\b/.test(Buffer.from(bytes.subarray(0, sampleBytes)).toString("latin1"))
}

async function readSignature(bytes: Uint8Array): Promise<string | null> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime ?? null
  } catch {
    return "application/octet-stream"
  }
}

/** A zip is a Word file if its list of content types names a Word document; a zip cut off before its directory goes by its first entries. */
async function isWordFile(bytes: Uint8Array, signature: string): Promise<MediaTypeDetection> {
  if (signature === "application/x-cfb" && holdsEncryptedPackage(bytes)) return { ok: false, failure: describeFailure("encrypted") }
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isZip) return signature === "application/xml" ? detectText(bytes, "") : unsupported()
  const contentTypes = await readContentTypes(bytes)
  const isWord = contentTypes === null ? signature === mediaTypes.docx : /wordprocessingml\.(document|template)\.main\+xml/.test(contentTypes)
  return isWord ? { ok: true, mediaType: mediaTypes.docx } : unsupported()
}

/** Office writes a password-protected DOCX as a compound file round this stream. */
function holdsEncryptedPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from("EncryptedPackage", "utf16le"))
}

function detectText(bytes: Uint8Array, name: string): MediaTypeDetection {
  const sample = decodeText(trimPartialCharacter(bytes.subarray(0, sampleBytes)))
  if (!isReadable(sample)) return unsupported()
  if (/\.(pdf|docx|doc)$/.test(name)) return unsupported("The name of this file says PDF or Word, but its content is plain text or a web page.")
  if (looksLikeEmail(sample, name)) return { ok: true, mediaType: mediaTypes.email }
  const start = sample.replace(/^\ufeff/, "").replace(/^(\s+|<!--[\s\S]*?-->|<\?xml[^>]*\?>)+/, "")
  if (/^<(!doctype\s+html|html|head|body|meta|title|article|main|div|section|h[1-6]|p|table|ul|ol)\b/i.test(start)) return { ok: true, mediaType: mediaTypes.html }
  if (/^<(\?xml|!doctype|[a-z][\w:-]*(\s+[\w:-]+\s*=|\s*\/?>))/i.test(start)) return unsupported()
  if (/\.(md|markdown|mdown)$/.test(name) || looksLikeMarkdown(sample)) return { ok: true, mediaType: mediaTypes.markdown }
  return { ok: true, mediaType: mediaTypes.text }
}

/** Begins with the header lines of a letter; one that is not called so has to show marks that only mail programs leave. */
function looksLikeEmail(sample: string, name: string): boolean {
  const head = sample.replace(/^\ufeff?(From .*\r?\n)?/, "").split(/\r?\n\r?\n/, 1)[0] ?? ""
  if (!/^[A-Za-z][\w-]*:[ \t]/.test(head)) return false
  const has = (field: string) => new RegExp(`^${field}:`, "im").test(head)
  const isLetter = has("From") && (has("To") || has("Subject") || has("Date"))
  return isLetter && (name.endsWith(".eml") || has("MIME-Version") || has("Message-ID") || has("Received"))
}

/** Valid UTF-8 must not count as broken because the sample ends inside a character. */
function trimPartialCharacter(sample: Uint8Array): Uint8Array {
  let end = sample.length
  while (end > 0 && end > sample.length - 4 && ((sample[end - 1] ?? 0) & 0xc0) === 0x80) end--
  const lead = sample[end - 1] ?? 0
  const wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
  return sample.length - end + 1 < wanted ? sample.subarray(0, end - 1) : sample
}

function isReadable(sample: string): boolean {
  let strange = 0
  for (let index = 0; index < sample.length; index++) {
    const code = sample.charCodeAt(index)
    if ((code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) || code === 0xfffd) strange++
  }
  return strange <= sample.length * 0.01
}

function looksLikeMarkdown(sample: string): boolean {
  const signs = [/^#{1,6} \S/m, /^```/m, /\[[^\]\n]+\]\([^)\s]+\)/, /^\|?[ :]*-{3,}[ :]*\|/m, /(^|\s)\*\*[^*\n]+\*\*/, /^[-*+] \S.*\n[-*+] \S/m]
  const found = signs.filter((sign) => sign.test(sample)).length
  return found >= 2 || /^#{1,6} \S[^\n]*\n\s*\n/.test(sample)
}
