import { createHash } from "node:crypto"

/** SHA-256 in hex of a text whose blanks are evened out, so that a new line break does not make a new text. */
export function hashContent(text: string): string {
  return createHash("sha256").update(text.normalize("NFC").replace(/\s+/g, " ").trim(), "utf8").digest("hex")
}
