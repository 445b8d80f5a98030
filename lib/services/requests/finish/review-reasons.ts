import type { PromptDefinition } from "@/prompts/schema"

/** Why this output must wait for a person, in words for the reviewer; empty when it need not. */
export function reviewReasons(definition: PromptDefinition, output: unknown): string[] {
  const { review } = definition
  const reasons = review.always ? [...review.reasons] : []
  const confidence = confidenceOf(output)
  if (review.belowConfidence !== null && confidence !== null && confidence < review.belowConfidence)
    reasons.push(`The model is only ${Math.round(confidence * 100)} % sure; below ${Math.round(review.belowConfidence * 100)} % a person looks at it`)
  return reasons
}

function confidenceOf(output: unknown): number | null {
  const confidence = typeof output === "object" && output !== null ? (output as { confidence?: unknown }).confidence : null
  return typeof confidence === "number" ? confidence : null
}
