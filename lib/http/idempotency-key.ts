import { AppError } from "../errors"

const longest = 200

/** The key under which a repeated POST is the same POST; null when the client sent none. */
export function readIdempotencyKey(request: Request): string | null {
  const key = request.headers.get("idempotency-key")
  if (key === null) return null
  if (key.length === 0 || key.length > longest) throw new AppError("malformed", `An Idempotency-Key has 1 to ${longest} characters.`)
  return key
}
