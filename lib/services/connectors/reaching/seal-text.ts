import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto"

const version = "v1"
const nonceBytes = 12
const tagBytes = 16

type Sealing = {
  /** The installation's secret; what is sealed with one is read with the same. */
  secret: string
  /** What the text belongs to: moved to another place, it cannot be read. */
  place: string
}

/** Encrypts with AES-256-GCM under a key that HKDF derives from the installation's secret. */
export function sealText(text: string, { secret, place }: Sealing): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret), nonce).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()])
  return `${version}.${sealed.toString("base64url")}`
}

/** Null when it was sealed with another secret, for another place, or was changed. */
export function openText(sealed: string, { secret, place }: Sealing): string | null {
  const [kind, encoded = ""] = sealed.split(".")
  const bytes = Buffer.from(encoded, "base64url")
  if (kind !== version || bytes.length < nonceBytes + tagBytes) return null
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyOf(secret), bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-tagBytes))
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString("utf8")
  } catch {
    return null
  }
}

function keyOf(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", "countersign connector secrets", 32))
}
