import type { ClauseRule } from "./clause-rule"
import { competitionRules } from "./rules-of-competition"
import { moneyRules } from "./rules-of-money"
import { propertyRules } from "./rules-of-property"
import { termRules } from "./rules-of-term"

export const clauseRules: readonly ClauseRule[] = [...termRules, ...competitionRules, ...propertyRules, ...moneyRules]

/** A sentence that says from when the contract has force; the opening's own date is found by its place. */
const effectiveDateRule: ClauseRule = {
  type: "Effective Date",
  any: [
    /\b(?:agreement|contract|term)\b[^.]{0,60}\b(?:shall|will|is|become|are)\b[^.]{0,40}\b(?:effective|commence|take effect|in force)\b[^.]{0,40}\b(?:on|upon|as of|when|from)\b/i,
    /\beffective (?:date|time|as of|on|from|upon)\b/i,
    /\b(?:shall|will) (?:begin|commence|come into (?:force|effect)|take effect|become effective)\b/i,
  ],
  confidence: 0.5,
}

/** Everything a sentence is described by. */
export const describedBy: readonly ClauseRule[] = [...clauseRules, effectiveDateRule]

/** Characters; what is shorter is a heading or a stray word. */
export const shortestClause = 25
