import { randomBytes, scrypt, timingSafeEqual } from "node:crypto"
import { promisify } from "node:util"

const derive = promisify(scrypt) as (password: string, salt: Buffer, length: number, options: { N: number; r: number; p: number; maxmem: number }) => Promise<Buffer>

/** One of the scrypt settings that the OWASP password storage sheet holds for equal; this one needs 32 MB for a check. */
const cost = { N: 2 ** 15, r: 8, p: 3 }

/** `scrypt$N$r$p$salt$hash`, so that the setting can be raised without breaking old rows. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password.normalize("NFKC"), salt, 32, { ...cost, maxmem: 256 * 1024 * 1024 })
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64"), hash.toString("base64")].join("$")
}

export async function isPasswordRight(password: string, stored: string): Promise<boolean> {
  const [kind, n, r, p, salt, hash] = stored.split("$")
  if (kind !== "scrypt" || !n || !r || !p || !salt || !hash) return false
  const expected = Buffer.from(hash, "base64")
  const actual = await derive(password.normalize("NFKC"), Buffer.from(salt, "base64"), expected.length, { N: Number(n), r: Number(r), p: Number(p), maxmem: 256 * 1024 * 1024 })
  return timingSafeEqual(actual, expected)
}
