import { createHash, randomBytes } from "node:crypto"

/** 256 random bits; a plain SHA-256 is enough to store them by. */
export function createKeySecret(): { secret: string; prefix: string; secretHash: string } {
  const secret = `cs_${randomBytes(32).toString("base64url")}`
  return { secret, prefix: secret.slice(0, 8), secretHash: hashKeySecret(secret) }
}

export function hashKeySecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex")
}
