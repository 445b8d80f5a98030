import { createHash } from "node:crypto"
import { detectMediaType } from "@/lib/documents/detect-media-type"
import type { MediaType } from "@/lib/documents/media-type"
import { AppError } from "@/lib/errors"
import { maxUploadBytes } from "../documents.dto"

export type CheckedFile = { bytes: Uint8Array; fileName: string; mediaType: MediaType; sha256: string }

const longestFileName = 255

/** Accepts a file by its content: too_large, invalid_payload for an empty or locked file, unsupported_type for what cannot be read. */
export async function checkFile(input: { bytes: Uint8Array; fileName: string }): Promise<CheckedFile> {
  const { bytes } = input
  if (bytes.byteLength > maxUploadBytes) throw new AppError("too_large", "Files may have up to 50 MB. Split this one into smaller documents and upload those.")
  const fileName = cleanFileName(input.fileName)
  const detected = await detectMediaType(bytes, fileName)
  if (detected.ok) return { bytes, fileName, mediaType: detected.mediaType, sha256: createHash("sha256").update(bytes).digest("hex") }
  const { code, message } = detected.failure
  if (code === "unsupported") throw new AppError("unsupported_type", message)
  throw new AppError("invalid_payload", message, { fields: [{ field: "file", message }] })
}

/** The last part of a path without control characters; browsers and scripts send whatever they like. */
function cleanFileName(name: string): string {
  const base = name.normalize("NFC").split(/[\\/]/).at(-1) ?? ""
  const clean = base.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, "").trim()
  return clean.slice(-longestFileName) || "document"
}
