import type { ModelTask } from "../../../port"
import { ideasOf } from "../synonyms"
import { listInput, textInput } from "../read-inputs"
import { contentStems, splitWords, stem } from "../words"

const verbs: [string, RegExp][] = [
  ["cancel", /\b(?:cancel|terminate|unsubscribe|quit|(?:please )?end (?:our|my|the|this)|stop (?:my|our|the))\b/i],
  ["request_refund", /\b(?:refund|money back|reimburse\w*)\b/i],
  ["report_problem", /\b(?:error|broken|fails?|failed|crash\w*|not work\w*|problem|issue|bug|wrong|stuck|lost|stolen)\b/i],
  ["request_review", /\b(?:review|look over|check (?:this|the|our)|approve|sign off)\b/i],
  ["change", /\b(?:change|update|edit|modify|switch|rename|move)\b/i],
  ["order", /\b(?:order|buy|purchase|subscribe|book|reserve)\b/i],
  ["schedule", /\b(?:schedule|remind\w*|meeting|appointment|set (?:up )?(?:an? )?(?:alarm|timer))\b/i],
  ["ask_deadline", /\b(?:deadline|due|how long|by when|notice period|expire\w*|until when|when (?:is|does|do|will|must))\b/i],
  ["ask_price", /\b(?:how much|price|cost|fee)s?\b/i],
  ["ask_how", /\bhow (?:do|can|to|should)\b/i],
  ["ask_place", /\bwhere\b/i],
  ["ask_person", /\bwho\b/i],
  ["give_thanks", /\b(?:thanks|thank you|appreciate)\b/i],
  ["greet", /^\W*(?:hi|hello|good (?:morning|afternoon|evening)|hey)\b/i],
  ["ask_question", /\?|\b(?:what|which|why|can|could|is|are|does|do)\b/i],
]
const tooGeneral = new Set(["ask", "request", "give", "report", "question"])
const negatedWish = /\b(?:not|never|don['’]t|do not|didn['’]t|no need) (?:want|wish|like|mean|plan|intend|ask\w*)?\s*(?:to )?/i

export function detectIntent(task: ModelTask) {
  const text = textInput(task, "text")
  const intents = listInput(task, "intents")
  return intents.length > 0 ? chooseIntent(text, intents) : nameIntent(text)
}

/** The label that shares most with the message, by word, by meaning and by the kind of wish. */
function chooseIntent(text: string, intents: readonly string[]) {
  const negated = negatedWish.exec(text)
  const heard = negated ? text.slice(0, negated.index) + " " + text.slice(negated.index + negated[0].length).split(/\s+/).slice(1).join(" ") : text
  const stems = new Set([...contentStems(heard), ...splitWords(heard).map(stem)])
  const ideas = new Set([...stems].flatMap(ideasOf))
  const wish = verbs.find(([, pattern]) => pattern.test(heard))?.[0] ?? ""
  const scored = intents
    .map((intent) => {
      const words = splitWords(intent.replace(/[_/-]+/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2")).map(stem)
      const shared = words.reduce((sum, word) => sum + (stems.has(word) ? 1 : ideasOf(word).some((idea) => ideas.has(idea)) ? 0.6 : 0), 0)
      const wished = wish.split("_").filter((word) => !tooGeneral.has(word) && words.includes(stem(word))).length
      return { intent, score: (shared + 0.8 * wished) / Math.sqrt(words.length + 0.5) }
    })
    .toSorted((a, b) => b.score - a.score)
  const best = scored[0]
  if (!best || best.score === 0) return { intent: "none", confidence: 0.3, alternatives: [] }
  const total = scored.reduce((sum, entry) => sum + entry.score, 0)
  const share = (score: number) => Math.round(Math.min(0.95, score / (total + 0.15)) * 100) / 100
  return {
    intent: best.intent,
    confidence: share(best.score),
    alternatives: scored.slice(1, 4).filter((entry) => entry.score > 0).map((entry) => ({ intent: entry.intent, confidence: share(entry.score) })),
  }
}

function nameIntent(text: string) {
  const found = verbs.filter(([, pattern]) => pattern.test(text)).map(([name]) => name)
  const object = /\b(contract|agreement|subscription|account|order|invoice|payment|password|lease|meeting|report|document|card|booking|plan|policy)s?\b/i.exec(text)?.[1]?.toLowerCase()
  const label = (name: string) => (object && !name.includes("_") ? `${name}_${object}` : name.includes("_") ? name : `${name}_something`)
  const [first, ...others] = found
  if (!first) return { intent: "make_statement", confidence: 0.3, alternatives: [] }
  return { intent: label(first), confidence: others.length === 0 ? 0.75 : 0.6, alternatives: others.slice(0, 3).map((name, index) => ({ intent: label(name), confidence: Math.round((0.3 - index * 0.08) * 100) / 100 })) }
}
