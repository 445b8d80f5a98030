import { diffWordsWithSpace } from "diff"
import { clauseTypes } from "@/prompts/clause-types"
import type { WorkspaceClause } from "./clauses.dto"
import type { ComparedType, DiffPart } from "./compare.dto"

/** Longer wordings are shown side by side; a diff of them would take seconds and help nobody. */
const longestDiff = 12_000
const longestMs = 500

/** Two sets of clauses, type by type. Blanks and line breaks are layout and no change. */
export function compareClauses(left: readonly WorkspaceClause[], right: readonly WorkspaceClause[]): ComparedType[] {
  return clauseTypes.map(({ name }): ComparedType => {
    const mine = left.filter(({ clauseType }) => clauseType === name)
    const theirs = right.filter(({ clauseType }) => clauseType === name)
    const sides = { type: name, left: mine, right: theirs }
    if (mine.length === 0 && theirs.length === 0) return { ...sides, change: "neither", parts: [] }
    if (theirs.length === 0) return { ...sides, change: "only_left", parts: [] }
    if (mine.length === 0) return { ...sides, change: "only_right", parts: [] }
    const [before, after] = [wordingOf(mine), wordingOf(theirs)]
    if (before === after) return { ...sides, change: "same", parts: [{ kind: "same", text: before }] }
    return { ...sides, change: "changed", parts: wordDiff(before, after) }
  })
}

function wordingOf(clauses: readonly WorkspaceClause[]): string {
  return [...new Set(clauses.map(({ quote }) => quote.replace(/\s+/g, " ").trim()))].join("\n\n")
}

function wordDiff(before: string, after: string): DiffPart[] {
  if (before.length > longestDiff || after.length > longestDiff) return []
  const changes = diffWordsWithSpace(before, after, { timeout: longestMs })
  return (changes ?? []).map(({ value, added, removed }) => ({ kind: added ? "added" : removed ? "removed" : "same", text: value }))
}
