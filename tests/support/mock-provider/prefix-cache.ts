import { createHash } from "node:crypto"
import type { Usage } from "../../../lib/inference/usage"
import { charactersPerToken, countTokens } from "./count-tokens"

type CacheControl = { type: string; ttl?: "5m" | "1h" }
export type CachedSegment = { text: string; cacheControl: CacheControl | null }

type InputUsage = Omit<Usage, "outputTokens">

const lifetimesMs = { "5m": 300_000, "1h": 3_600_000 }
const openaiStepTokens = 128

/** Remembers prompt prefixes as the providers do and says which part of a prompt is read, written and plain input. */
export function createPrefixCache(minimumTokens: number) {
  const expiry = new Map<string, number>()

  return {
    /** Anthropic: only at marked ends, and only for prefixes that are long enough. */
    marked(model: string, segments: CachedSegment[]): InputUsage {
      const hash = createHash("sha256").update(model)
      const now = Date.now()
      const ends: { key: string; tokens: number; ttl: "5m" | "1h" }[] = []
      let tokens = 0
      for (const { text, cacheControl } of segments) {
        tokens += countTokens(text)
        hash.update(`\u0000${text}`)
        if (cacheControl && tokens >= minimumTokens) ends.push({ key: hash.copy().digest("hex"), tokens, ttl: cacheControl.ttl ?? "5m" })
      }
      const read = ends.findLast(({ key }) => (expiry.get(key) ?? 0) > now)?.tokens ?? 0
      const written = { "5m": 0, "1h": 0 }
      let covered = read
      for (const end of ends) {
        if (end.tokens > covered) {
          written[end.ttl] += end.tokens - covered
          covered = end.tokens
        }
        expiry.set(end.key, now + lifetimesMs[end.ttl])
      }
      return { inputTokens: tokens - covered, cacheReadTokens: read, cacheWrite5mTokens: written["5m"], cacheWrite1hTokens: written["1h"] }
    },

    /** OpenAI: unasked, in steps of 128 tokens from the minimum on. */
    automatic(model: string, prompt: string): InputUsage {
      const tokens = countTokens(prompt)
      let read = 0
      if (tokens >= minimumTokens) {
        const hash = createHash("sha256").update(model)
        const now = Date.now()
        let end = Math.ceil(minimumTokens / openaiStepTokens) * openaiStepTokens
        hash.update(prompt.slice(0, end * charactersPerToken))
        for (; end <= tokens; end += openaiStepTokens) {
          const key = hash.copy().digest("hex")
          if ((expiry.get(key) ?? 0) > now) read = end
          expiry.set(key, now + lifetimesMs["5m"])
          hash.update(prompt.slice(end * charactersPerToken, (end + openaiStepTokens) * charactersPerToken))
        }
      }
      return { inputTokens: tokens - read, cacheReadTokens: read, cacheWrite5mTokens: 0, cacheWrite1hTokens: 0 }
    },
  }
}

export type PrefixCache = ReturnType<typeof createPrefixCache>
