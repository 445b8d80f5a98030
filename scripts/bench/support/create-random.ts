import { createHash } from "node:crypto"

export type Random = {
  /** A whole number from 0 up to, and not, the limit. */
  below: (limit: number) => number
  pick: <T>(list: readonly T[]) => T
}

/** Numbers that look random and are the same for the same seed. */
export function createRandom(seed: string): Random {
  let state = createHash("sha256").update(seed).digest().readUInt32LE(0)
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit)
  }
  return { below, pick: (list) => list[below(list.length)] as (typeof list)[number] }
}
