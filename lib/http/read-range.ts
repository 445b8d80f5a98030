/** Bytes [start, end) of a file. */
export type ByteRange = { start: number; end: number }
export type RangeAsked = ByteRange | "whole" | "unsatisfiable"

/**
 * What a request asks of a file (RFC 9110, 13.1.5 and 14.2): one range of bytes, or the whole. What is not understood, several
 * ranges at once, and a range of another state of the file than `etag` names are answered with the whole, as the RFC allows.
 */
export function readRange(headers: Headers, { etag, byteLength }: { etag: string; byteLength: number }): RangeAsked {
  const asked = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(headers.get("range") ?? "")
  const ifRange = headers.get("if-range")
  if (!asked || (ifRange !== null && ifRange.trim() !== etag)) return "whole"
  const [, first = "", last = ""] = asked
  if (first === "" && last === "") return "whole"
  if (first !== "" && last !== "" && Number(last) < Number(first)) return "whole"
  const start = first === "" ? Math.max(0, byteLength - Number(last)) : Number(first)
  const end = first === "" || last === "" ? byteLength : Math.min(byteLength, Number(last) + 1)
  return start < end ? { start, end } : "unsatisfiable"
}

/** Whether a request already has what `etag` names (RFC 9110, 13.1.2). */
export function isKnown(headers: Headers, etag: string): boolean {
  const known = headers.get("if-none-match")
  if (known === null) return false
  return known.trim() === "*" || known.split(",").some((one) => one.trim().replace(/^W\//, "") === etag)
}
