const utf8 = new TextDecoder("utf-8", { fatal: true })

/** Text of a file without a declared encoding: a byte order mark decides, then UTF-8 if it is valid, else windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes)
  try {
    return utf8.decode(bytes)
  } catch {
    return new TextDecoder("windows-1252").decode(bytes)
  }
}
