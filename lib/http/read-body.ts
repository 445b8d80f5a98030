import { AppError } from "../errors"
import { storableJson } from "../services/requests/storable-text"

/** The body as bytes, refused as soon as it passes the limit, whatever the header promised. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes)
  if (!request.body) return new Uint8Array()
  const parts: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > maxBytes) {
      await reader.cancel()
      throw tooLarge(maxBytes)
    }
    parts.push(value)
  }
  return Buffer.concat(parts)
}

/** Far deeper than any body of ours, and far from where a walk through it would end the process's stack. */
const deepestLevel = 100

/** The body's value, without the characters that no database takes. */
export function parseJson(bytes: Uint8Array): unknown {
  const value = readJson(bytes)
  refuseDeep(value, 0)
  return storableJson(value)
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
  } catch {
    throw new AppError("malformed", "The body is not valid JSON.")
  }
}

function refuseDeep(value: unknown, level: number): void {
  if (typeof value !== "object" || value === null) return
  if (level >= deepestLevel) throw new AppError("malformed", `The body is nested more than ${deepestLevel} levels deep.`)
  for (const item of Object.values(value)) refuseDeep(item, level + 1)
}

function tooLarge(maxBytes: number): AppError {
  const size = maxBytes >= 1024 * 1024 ? `${Math.floor(maxBytes / 1024 / 1024)} MB` : `${Math.floor(maxBytes / 1024)} kB`
  return new AppError("too_large", `The body is larger than the ${size} that this address takes.`)
}
