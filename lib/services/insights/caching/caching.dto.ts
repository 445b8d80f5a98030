import { z } from "zod"

export const CachingQuery = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() })
export type CachingQuery = z.infer<typeof CachingQuery>

/** A prompt with fewer calls than this in the range says nothing by its share. */
export const highVolumeCalls = 50
/** Below this share the cache of a prompt that is called often is worth a look. */
export const lowHitShare = 0.6

/** How much of a prompt's input its provider had kept from earlier calls; of models that can keep any. */
export type PromptCaching = {
  key: string
  label: string
  calls: number
  inputTokens: number
  cacheReadTokens: number
  cacheWriteTokens: number
  /** Read from the cache, of all input; null without input. */
  hitShare: number | null
  isFlagged: boolean
  /** Cache reads at the price of plain input, less what was paid for them. */
  savedNanoUsd: string
}

/** Requests answered without a run of their own; `savedNanoUsd` is what the runs cost whose answers they were given. */
export type ReuseSum = { requests: number; savedNanoUsd: string }

export type CachingReport = {
  from: string
  to: string
  timeZone: string
  prompts: PromptCaching[]
  savedNanoUsd: string
  reuse: { exact: ReuseSum; semantic: ReuseSum; fallback: ReuseSum; joined: ReuseSum }
}
