import type { Word } from "./read-words"

/** What kind of answer a question wants. `statement` is none of them: an order, or a sentence that asks nothing. */
export type QuestionType = "yes-no" | "who" | "what" | "when" | "where" | "why" | "how" | "how-much" | "how-many" | "how-long" | "how-often" | "how-fast" | "statement"

const verbs = new Set("is are was were be do does did has have had can could may might must shall should will would am".split(" "))
const lead = [
  /^(?:please|hi|hello|hey|thanks|so|and|well|ok|okay|also)\b[\s,!.]*/i,
  /^(?:can|could|would|will) you (?:please )?(?=(?:tell|show|explain|let|give|list|find|check|confirm|say)\b)/i,
  /^(?:tell|show|let) (?:me|us)(?: know)?\b[\s,:]*(?:about\b)?\s*/i,
  /^(?:give (?:me|us)|list|name|find out|identify)\b\s*/i,
  /^(?:i|we)(?:['’]d| would)? (?:like|want|need|wish) to (?:know|find out|understand|see)\b\s*/i,
  /^(?:i was |i am |i['’]m |we are )?(?:just )?wondering\b\s*/i,
  /^(?:do|does) (?:you|anyone|anybody) know\b\s*/i,
  /^(?:according to|under|in|per|based on) (?:this|the|our|these|those) (?:agreement|contract|document|documents|terms|deal)s?\b[\s,]*/i,
]
const trail = /[\s,]*\b(?:please|thanks|thank you|exactly)\b[\s.!?]*$/i

/** The question without the politeness round it, and whether what was taken away turned it into one. */
export function openQuestion(text: string): { core: string; isWhether: boolean; isListed: boolean } {
  let core = text.trim()
  let isListed = false
  for (let isChanged = true; isChanged; ) {
    isChanged = false
    for (const pattern of lead) {
      const shorter = core.replace(pattern, "")
      if (shorter === core || shorter.trim() === "") continue
      isListed ||= /^(?:give|list|name|identify|show|tell)/i.test(core)
      core = shorter.trim()
      isChanged = true
    }
  }
  core = core.replace(trail, "")
  const whether = core.replace(/^(?:if|whether)\s+(?=\p{L})/iu, "")
  return { core: whether, isWhether: whether !== core && core !== text.trim(), isListed }
}

const partyNouns = new Set(["party", "entity", "company", "person", "organisation", "organization", "people", "side"])
const dateNouns = new Set(["date", "day", "time"])

/** The type of an opened question, and how many of its first words only say the type. */
export function readType(words: readonly Word[], hints: { isWhether: boolean; isListed: boolean; isAsked: boolean }): { type: QuestionType; from: number; used: number } {
  const at = (index: number) => words[index]?.text ?? ""
  if (hints.isWhether) return { type: "yes-no", from: 0, used: 0 }
  if (verbs.has(at(0))) return { type: "yes-no", from: 0, used: 0 }
  const from = words.findIndex(({ text }, index) => /^(?:who|whom|whose|what|which|where|why|how)$/.test(text) || (text === "when" && (index === 0 || verbs.has(at(index + 1)))))
  if (from === -1) return { type: hints.isListed ? "what" : hints.isAsked ? "yes-no" : "statement", from: 0, used: 0 }
  const next = words[from + 1]
  switch (at(from)) {
    case "who":
    case "whom":
    case "whose":
      return { type: "who", from, used: 1 }
    case "when":
      return { type: "when", from, used: 1 }
    case "where":
      return { type: "where", from, used: 1 }
    case "why":
      return { type: "why", from, used: 1 }
    case "how":
      return readHow(next?.text ?? "", from)
    default:
      if (next && partyNouns.has(next.stem)) return { type: "who", from, used: 2 }
      if (next && dateNouns.has(next.stem)) return { type: "when", from, used: 2 }
      return { type: "what", from, used: 1 }
  }
}

function readHow(next: string, from: number): { type: QuestionType; from: number; used: number } {
  const types: Readonly<Record<string, QuestionType>> = { much: "how-much", many: "how-many", long: "how-long", often: "how-often", frequently: "how-often", soon: "how-fast", fast: "how-fast", quickly: "how-fast" }
  const type = types[next]
  return type ? { type, from, used: 2 } : { type: "how", from, used: 1 }
}
