import weights from "./clause-weights.json"

const types: readonly string[] = weights.types
/** Sign → for each type that it speaks for or against: the type's place in `types`, then the weight in hundredths. */
const signWeights = new Map(Object.entries(weights.signs as Record<string, number[]>))

/** How likely lawyers mark a sentence of these signs with each type: what the fit gave, on the scale of what was right in contracts it had not seen. */
export function scoreSentence(signs: ReadonlySet<string>): Map<string, number> {
  const odds: number[] = [...weights.biases]
  for (const sign of signs) {
    const pairs = signWeights.get(sign) ?? []
    for (let at = 0; at < pairs.length; at += 2) odds[pairs[at] ?? 0] = (odds[pairs[at] ?? 0] ?? 0) + (pairs[at + 1] ?? 0) / 100
  }
  return new Map(types.map((type, at) => [type, 1 / (1 + Math.exp(-(weights.scale.slope * (odds[at] ?? 0) + weights.scale.shift)))]))
}

/** What a rule alone is worth where too few clauses of its type were there to learn from. */
export const rareTypes: ReadonlyMap<string, number> = new Map(Object.entries(weights.rare as Record<string, number>))
