import type { TaskSource } from "@/lib/inference/port"
import { escapeAttribute, escapeDelimiters } from "./escape-delimiters"

export type PromptDocument = { title: string; text: string }
export type PromptClause = { type: string; quote: string; answer?: string | null; confidence?: number; page?: number | null }
export type PromptTurn = { question: string; answer: string }

/** The payload's own fields, and beside them what the product adds. */
export type PromptVariables = {
  sources?: TaskSource[]
  documents?: PromptDocument[]
  clauses?: PromptClause[]
  /** Earlier turns of the conversation, oldest first. */
  history?: PromptTurn[]
  /** ISO date, so that a prompt never guesses what day it is. */
  today?: string
  [input: string]: unknown
}

export const addedVariables = ["sources", "documents", "clauses", "history", "today"] as const

const formats: Record<string, (value: never) => string> = {
  sources: (sources: TaskSource[]) =>
    sources.map((s) => `<source id="${s.marker}" title="${escapeAttribute(s.title)}">\n${escapeDelimiters(s.text)}\n</source>`).join("\n"),
  documents: (documents: PromptDocument[]) =>
    documents.map((d) => `<document title="${escapeAttribute(d.title)}">\n${escapeDelimiters(d.text)}\n</document>`).join("\n"),
  clauses: (clauses: PromptClause[]) => clauses.map((clause) => escapeDelimiters(JSON.stringify(clause))).join("\n"),
  history: (turns: PromptTurn[]) =>
    turns.map((turn) => `Asked: ${escapeDelimiters(turn.question)}\nAnswered: ${escapeDelimiters(turn.answer)}`).join("\n\n"),
}

/** Text of one variable as it stands in the prompt, with every delimiter in it made harmless. */
export function formatVariable(name: string, value: unknown): string {
  const format = formats[name]
  if (format && Array.isArray(value)) return format(value as never)
  if (typeof value === "string") return escapeDelimiters(value)
  if (Array.isArray(value)) return value.map((item) => `- ${escapeDelimiters(typeof item === "string" ? item : JSON.stringify(item))}`).join("\n")
  if (typeof value === "object" && value !== null) return escapeDelimiters(JSON.stringify(value))
  return String(value)
}

export function isMissing(value: unknown): boolean {
  return value === undefined || value === null
}

/** What `{{#if}}` asks: empty text and empty lists count as absent, zero and false do not. */
export function isGiven(value: unknown): boolean {
  if (isMissing(value)) return false
  if (typeof value === "string") return value.trim() !== ""
  return !(Array.isArray(value) && value.length === 0)
}
