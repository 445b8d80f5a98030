type FileFacts = { mediaType: string; fileName: string; sha256: string }

const inlineTypes = ["application/pdf", "text/plain", "text/markdown"]

/**
 * Headers under which somebody else's file is harmless in the reader's browser: only formats without scripts are shown, as
 * what they were found to be; everything else, web pages first, is a download. PDF viewers do not run in a sandbox.
 */
export function fileHeaders({ mediaType, fileName, sha256 }: FileFacts): Record<string, string> {
  const isInline = inlineTypes.includes(mediaType)
  const isText = mediaType.startsWith("text/")
  const type = !isInline && isText ? "application/octet-stream" : isText ? "text/plain; charset=utf-8" : mediaType
  return {
    "content-type": type,
    "content-disposition": `${isInline ? "inline" : "attachment"}; filename="${asciiName(fileName)}"; filename*=UTF-8''${encodeName(fileName)}`,
    "x-content-type-options": "nosniff",
    "content-security-policy": mediaType === "application/pdf" ? "frame-ancestors 'self'" : "sandbox; default-src 'none'; frame-ancestors 'self'",
    "cross-origin-resource-policy": "same-origin",
    // A range counts bytes of the file itself: nothing on the way may compress it.
    "cache-control": "private, no-store, no-transform",
    "accept-ranges": "bytes",
    etag: etagOf({ sha256 }),
  }
}

/** The same for the same bytes, on every server and after every restart. */
export function etagOf({ sha256 }: { sha256: string }): string {
  return `"${sha256}"`
}

function asciiName(name: string): string {
  return name.replace(/[^\x20-\x7e]|["\\%]/g, "_")
}

/** RFC 8187: what encodeURIComponent leaves alone is not all allowed here. */
function encodeName(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, "")).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
