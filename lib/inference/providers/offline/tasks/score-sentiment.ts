import type { ModelTask } from "../../../port"
import { textInput } from "../read-inputs"

const weights = new Map<string, number>()
for (const [weight, words] of [
  [3, "amazing awesome brilliant excellent exceptional fantastic flawless incredible outstanding perfect superb wonderful love loved loves adore delighted thrilled"],
  [2, "good great happy helpful impressed pleased satisfied enjoy enjoyed enjoyable friendly recommend reliable smooth quick fast easy nice beautiful glad grateful thank thanks success successful win improved better best kind thoughtful comfortable efficient"],
  [1, "fine ok okay fair decent useful clear works working solid calm positive welcome interesting well clean safe affordable"],
  [-1, "slow delay delayed unclear confusing confused difficult hard complicated late missing lack lacks lacking expensive noisy average boring unfortunately concern concerned worry worried limited doubt"],
  [-2, "bad poor disappointed disappointing disappointment unhappy annoyed annoying frustrated frustrating problem problems broken fail fails failed failing failure error errors wrong useless unreliable sad rude ignored complaint complain worse lost dirty unfair hate hates waste nobody broke"],
  [-3, "awful terrible horrible worst disgusting dreadful unacceptable unbearable scam fraud disaster nightmare pathetic furious outraged appalling hated garbage"],
] as const)
  for (const word of words.split(" ")) weights.set(word, weight)

const negation = /^(?:not|no|never|neither|nor|without|hardly|barely|cannot|can't|don't|doesn't|didn't|isn't|wasn't|aren't|won't|n't)$/
const booster: Record<string, number> = { very: 1.4, really: 1.4, extremely: 1.6, absolutely: 1.5, so: 1.2, totally: 1.4, incredibly: 1.5, quite: 1.1, slightly: 0.6, somewhat: 0.7, bit: 0.7, rather: 0.9 }

export function scoreSentiment(task: ModelTask) {
  const text = textInput(task, "text")
  const hits: { weight: number; phrase: string }[] = []
  for (const clause of text.matchAll(/[^.!?;,\n]+[.!?]*/g)) {
    const words = [...clause[0].matchAll(/[\p{L}'’]+/gu)]
    const emphasis = /!/.test(clause[0]) ? 1.2 : 1
    const isAfterBut = /^\s*(?:but|however|yet)\b/i.test(clause[0]) ? 1.3 : 1
    words.forEach((word, index) => {
      const weight = weights.get(word[0].toLowerCase().replace("’", "'"))
      if (weight === undefined) return
      const before = words.slice(Math.max(0, index - 3), index)
      const isNegated = before.some((other) => negation.test(other[0].toLowerCase().replace("’", "'")))
      const boost = before.slice(-2).reduce((product, other) => product * (booster[other[0].toLowerCase()] ?? 1), 1)
      const first = before.find((other) => negation.test(other[0].toLowerCase()) || booster[other[0].toLowerCase()]) ?? word
      hits.push({ weight: weight * (isNegated ? -0.6 : 1) * boost * emphasis * isAfterBut, phrase: clause[0].slice(first.index, word.index + word[0].length) })
    })
  }
  const positive = hits.filter((hit) => hit.weight > 0).reduce((sum, hit) => sum + hit.weight, 0)
  const negative = -hits.filter((hit) => hit.weight < 0).reduce((sum, hit) => sum + hit.weight, 0)
  const score = hits.length === 0 ? 0 : Math.round(((positive - negative) / (positive + negative + 2)) * 20) / 20
  const isMixed = positive >= 2 && negative >= 2 && Math.abs(score) < 0.25
  const label = score >= 0.25 ? "positive" : score <= -0.25 ? "negative" : isMixed ? "mixed" : "neutral"
  return {
    score: score === 0 ? 0 : score,
    label,
    confidence: Math.round(Math.min(0.9, 0.4 + 0.12 * hits.length + 0.2 * Math.abs(score)) * 100) / 100,
    evidence: [...new Set(hits.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).map((hit) => hit.phrase))].slice(0, 5),
  }
}
