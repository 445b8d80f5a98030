import type { ModelTask } from "../../../port"
import { extractClauses } from "../clauses/extract-clauses"
import { contractTypeOf } from "./classify-document"
import { missingRules, riskRules } from "./contract-risks"

type Clause = { type: string; quote: string; answer?: string | null; confidence?: number }
type Document = { title: string; text: string }

const mostRisks = 12
const longestQuoteWords = 60
const year = /\b(?:1[89]|20)\d\d\b/
const severityOrder = { high: 0, medium: 1, low: 2 }

/** Facts, risks and summary of a contract from its clauses; from its text where no clauses are given. */
export function analyseContract(task: ModelTask) {
  const documents = Array.isArray(task.inputs.documents) ? (task.inputs.documents as Document[]) : task.sources
  const text = documents.map((document) => document.text).join("\n\n")
  const given = Array.isArray(task.inputs.clauses) ? (task.inputs.clauses as Clause[]) : []
  const clauses: Clause[] = given.length > 0 ? given : extractClauses(text)
  const best = (type: string, isFit = (_: Clause) => true) => clauses.filter((clause) => clause.type === type && isFit(clause)).reduce<Clause | null>((a, b) => (a && (a.confidence ?? 0) >= (b.confidence ?? 0) ? a : b), null)
  const fact = (type: string, isFit?: (clause: Clause) => boolean) => flatten(best(type, isFit)?.answer ?? best(type, isFit)?.quote) ?? null

  const contractType = contractTypeOf(`${best("Document Name")?.quote ?? documents[0]?.title ?? ""}\n${text.slice(0, 3_000)}`) ?? "Contract"
  const parties = partyNames(clauses)
  // "From its date" begins a term and tells no date; the one the contract is dated with does.
  const dated = (type: string) => fact(type, (clause) => year.test(clause.answer ?? clause.quote))
  const effectiveDate = dated("Effective Date") ?? dated("Agreement Date") ?? fact("Effective Date") ?? fact("Agreement Date")
  const governingLaw = fact("Governing Law")
  const term = sentenceOf(best("Expiration Date")?.quote)
  const risks = [...foundRisks(clauses), ...missingRules.filter((rule) => !best(rule.type)).map((rule) => ({ ...plain(rule), clauseType: null, quote: null }))]
    .toSorted((a, b) => severityOrder[a.severity] - severityOrder[b.severity])
    .slice(0, mostRisks)
  const average = clauses.reduce((sum, clause) => sum + (clause.confidence ?? 0.5), 0) / Math.max(1, clauses.length)
  const confidence = clauses.length === 0 ? 0.2 : Math.round(Math.min(0.75, average * Math.min(1, 0.6 + clauses.length / 25)) * 100) / 100
  return { contractType, parties, effectiveDate, term, governingLaw, risks, summary: summarise({ contractType, parties, effectiveDate, term, governingLaw, clauses, risks }), confidence }
}

function foundRisks(clauses: readonly Clause[]) {
  return riskRules.flatMap((rule) => {
    const clause = clauses.filter((candidate) => candidate.type === rule.type).toSorted((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0))[0]
    return clause ? [{ ...plain(rule), clauseType: rule.type, quote: shorten(clause.quote) }] : []
  })
}

function plain({ title, severity, explanation, recommendation }: (typeof riskRules)[number]) {
  return { title, severity, explanation, recommendation }
}

/** Company names with the short names given to them, in the order of the contract. */
function partyNames(clauses: readonly Clause[]): string[] {
  const names: string[] = []
  for (const clause of clauses.filter((candidate) => candidate.type === "Parties")) {
    const name = clause.quote.replace(/\s+/g, " ").replace(/^and /i, "").trim()
    const isShort = !name.includes(" ") || !/\b(?:inc|llc|ltd|limited|corp|corporation|company|co|gmbh|ag|plc|l\.?p|trust|bank|university|b\.?v|n\.?v|s\.?a|s\.?p\.?a|sas|pty|association|foundation|partners|partnership|institute|incorporated)\b\.?$/i.test(name)
    const last = names.at(-1)
    if (isShort && last && !last.includes("(") && !/^part(?:y|ies)$/i.test(name) && !last.toLowerCase().startsWith(name.toLowerCase())) names[names.length - 1] = `${last} (${name})`
    else if (!isShort && !names.some((known) => known.toLowerCase().startsWith(name.toLowerCase()))) names.push(name)
  }
  return names
}

function summarise(facts: { contractType: string; parties: string[]; effectiveDate: string | null; term: string | null; governingLaw: string | null; clauses: readonly Clause[]; risks: readonly { title: string; severity: string }[] }): string {
  const types = new Set(facts.clauses.map((clause) => clause.type))
  const high = facts.risks.filter((risk) => risk.severity === "high").map((risk) => risk.title)
  return [
    `${facts.contractType}${facts.parties.length > 0 ? ` between ${facts.parties.join(" and ")}` : ""}${facts.effectiveDate ? `, ${facts.effectiveDate}` : ""}.`,
    facts.term ? `Term: ${facts.term}` : "How long it runs is not among the clauses found.",
    facts.governingLaw ? `Governing law: ${facts.governingLaw.replace(/\.$/, "")}.` : "",
    `${facts.clauses.length} clauses of ${types.size} types were found by rules, so clauses in unusual words can be missing.`,
    high.length > 0 ? `Look first at: ${high.join("; ")}.` : "No risk of high severity was found.",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ")
}

function sentenceOf(quote: string | undefined): string | null {
  const flat = flatten(quote)
  return flat ? (/[.!?]$/.test(flat) ? flat : `${flat}.`) : null
}

function flatten(text: string | null | undefined): string | null {
  return text?.replace(/\s+/g, " ").trim() || null
}

/** The first words of a long quote, still letter for letter. */
function shorten(quote: string): string {
  return new RegExp(`^(?:\\S+\\s+){0,${longestQuoteWords - 1}}\\S+`).exec(quote.trim())?.[0] ?? quote
}
