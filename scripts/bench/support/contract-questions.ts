import { readFileSync } from "node:fs"
import { createHash } from "node:crypto"
import { sharedData } from "@/tests/support/shared-data"

export type Contract = { id: string; title: string; core: boolean; text: string }
export type ContractQuestion = { doc_id: string; clause_type: string; question: string; answerable: boolean; spans: { start: number; end: number; text: string }[]; core_type: boolean }

const byText = new Set(["Parties", "Document Name", "Agreement Date", "Effective Date"])
const leastShare = 0.5

/** Null where the corpus is not beside the checkout. */
export function readContracts(): { contracts: Contract[]; questions: ContractQuestion[] } | null {
  const contracts = sharedData("cuad", "documents.jsonl")
  const questions = sharedData("cuad", "questions.jsonl")
  return contracts && questions ? { contracts: readLines<Contract>(contracts), questions: readLines<ContractQuestion>(questions) } : null
}

export function readLines<Row>(file: string): Row[] {
  return readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Row)
}

/**
 * Whether a passage of the contract holds what the lawyers marked: half of one span's characters lie within it; names and
 * dates, which stand in many places, are there when their words are.
 */
export function holdsAnswer({ clause_type: type, spans }: ContractQuestion, passage: { start: number; end: number; text: string }): boolean {
  if (byText.has(type)) return spans.some((span) => even(passage.text).includes(even(span.text)))
  return spans.some((span) => Math.min(passage.end, span.end) - Math.max(passage.start, span.start) >= leastShare * (span.end - span.start))
}

/** Which half of a set an id belongs to, by hash: what was tuned on one is checked on the other. */
export function halfOf(id: string): "first half" | "second half" {
  return ((createHash("sha256").update(id).digest()[0] ?? 0) & 1) === 0 ? "first half" : "second half"
}

function even(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim()
}
