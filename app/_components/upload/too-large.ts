import { problemOf, type Problem } from "../api/problem"
import { formatBytes } from "../format/format-bytes"

/** Said before the bytes travel, in the words the server would use. */
export function tooLargeProblem(byteLength: number, maxUploadBytes: number): Problem | null {
  if (byteLength <= maxUploadBytes) return null
  const megabytes = Math.floor(maxUploadBytes / (1024 * 1024))
  return problemOf({ status: 413, body: { code: "too_large", detail: `This file has ${formatBytes(byteLength)}; up to ${megabytes} MB are possible. Split it into smaller documents and upload those.` }, retryAfter: null })
}
