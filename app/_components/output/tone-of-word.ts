import type { Tone } from "../ui/badge"

const tones: Record<string, Tone> = {
  critical: "danger",
  high: "danger",
  urgent: "danger",
  reject: "danger",
  negative: "danger",
  medium: "warn",
  normal: "neutral",
  changes_requested: "warn",
  mixed: "warn",
  low: "neutral",
  neutral: "neutral",
  approve: "good",
  positive: "good",
}

/** The tone of a rating the product knows; null for a word that is not a rating. */
export function toneOfWord(word: string): Tone | null {
  return tones[word] ?? null
}
