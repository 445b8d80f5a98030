import type { ModelTask, TaskSource } from "../../../port"
import { noAnswer } from "../answering/rag-answer"
import { quoteSentence } from "../answering/quote-sentence"
import { extractClauses, type FoundClause } from "../clauses/extract-clauses"
import { textInput } from "../read-inputs"
import { contentStems } from "../words"
import { pickKeySentences } from "./key-sentences"

const contractPoints: [string, string][] = [
  ["Expiration Date", "Term"],
  ["Renewal Term", "Renewal"],
  ["Termination for Convenience", "Leaving early"],
  ["Revenue/Profit Sharing", "Money"],
  ["Minimum Commitment", "Minimum"],
  ["License Grant", "Licence"],
  ["Exclusivity", "Exclusivity"],
  ["Non-Compete", "Competition"],
  ["Cap on Liability", "Liability"],
  ["Liquidated Damages", "Damages fixed beforehand"],
  ["Change of Control", "Change of control"],
  ["Anti-Assignment", "Assignment"],
  ["Governing Law", "Governing law"],
]
const leastContractPoints = 3
const leastTitleWords = 3
const sentencesPerDocument = 6

/** A summary made of quoted sentences with their marks: one paragraph a document. */
export function summariseDocuments(task: ModelTask): string {
  const focus = textInput(task, "focus")
  const titles = [...new Set(task.sources.map((source) => source.title))]
  const paragraphs = titles.map((title) => {
    const sources = task.sources.filter((source) => source.title === title)
    const text = (focus ? null : summariseContract(sources)) ?? summariseText(sources, focus)
    return text && titles.length > 1 ? `${title}\n\n${text}` : text
  })
  return paragraphs.filter((paragraph) => paragraph !== "").join("\n\n") || noAnswer
}

function summariseText(sources: readonly TaskSource[], focus: string): string {
  const given = contentStems(focus).length > 0 ? { count: sentencesPerDocument, focus } : { count: sentencesPerDocument }
  return pickKeySentences(sources, given)
    .map(({ sentence, passage }) => `${quoteSentence(sentence.text, contentStems(focus))} [${passage.marker}].`)
    .join("\n")
}

function summariseContract(sources: readonly TaskSource[]): string | null {
  const found = sources.flatMap((source) => extractClauses(source.text).map((clause) => ({ ...clause, marker: source.marker })))
  const best = (type: string) => found.filter((clause) => clause.type === type).reduce<(FoundClause & { marker: number }) | null>((a, b) => (a && a.confidence >= b.confidence ? a : b), null)
  const points = contractPoints.flatMap(([type, label]) => {
    const clause = best(type)
    return clause ? [`- ${label}: ${quoteSentence(clause.quote, [])} [${clause.marker}].`] : []
  })
  if (points.length < leastContractPoints) return null
  const title = best("Document Name")
  const opening = title && title.quote.trim().split(/\s+/).length >= leastTitleWords ? [`The document is called ${quoteSentence(title.quote, [])} [${title.marker}].`] : []
  const names = [...new Set(found.filter((clause) => clause.type === "Parties" && clause.marker === found.find((c) => c.type === "Parties")?.marker).map((clause) => clause.quote))]
  const parties = found.find((clause) => clause.type === "Parties")
  if (parties) opening.push(`Parties: ${names.slice(0, 4).map((name) => quoteSentence(name, [])).join(", ")} [${parties.marker}].`)
  const dates = [best("Effective Date"), best("Agreement Date")]
  const date = dates.find((clause) => /\b(?:1[89]|20)\d\d\b/.test(clause?.quote ?? "")) ?? dates.find((clause) => clause !== null)
  if (date) opening.push(`${date.type}: ${quoteSentence(date.quote, [])} [${date.marker}].`)
  return [opening.join(" "), points.join("\n")].filter((part) => part !== "").join("\n\n")
}
