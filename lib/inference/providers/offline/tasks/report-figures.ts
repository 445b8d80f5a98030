import type { ModelTask } from "../../../port"
import { datePattern, moneyPattern } from "../clauses/answers"
import { passagesOf, textInput } from "../read-inputs"
import { splitSentences } from "../split-sentences"
import { pickKeySentences } from "./key-sentences"
import { firstWords } from "./summarise-record"

type Severity = "low" | "medium" | "high"

const amount = new RegExp(`(?:(?:US\\s?\\$|[$€£]|USD|EUR|GBP|CHF)\\s?\\(?-?\\d[\\d,.]*\\)?(?:\\s?(?:million|billion|thousand|bn|mn|m|k)\\b)?|${moneyPattern.source})`, "i")
const figureName =
  /\b(?:adjusted |pro forma |net |gross |total |operating |free |consolidated |unaudited |recurring )*(?:revenues?|sales|profit|income|loss|EBITDA|EBIT|margin|earnings(?: per share)?|cash(?: flow| and cash equivalents)?|debt|equity|assets|liabilities|dividend|capital expenditure|capex|orders|backlog|expenses?|costs?|charge|loan|impairment|turnover)\b/i
const change = /\b(?:up|down|increased?|decreased?|rose|fell|grew|declined|dropped|gained)\b[^.;,]{0,40}?\d[\d.,]*\s?(?:%|percent|percentage points)[^.;,]{0,50}|\b\d[\d.,]*\s?(?:%|percent)\s(?:more|less|higher|lower|increase|decrease|growth|decline)[^.;,]{0,40}/i
const period = new RegExp(`\\b(?:(?:first|second|third|fourth) quarter(?: of (?:fiscal )?(?:year )?\\d{4})?|Q[1-4](?: \\d{4})?|(?:fiscal|financial) (?:year )?\\d{4}|year ended ${datePattern.source}|(?:nine|six|three|twelve) months ended ${datePattern.source}|${datePattern.source}|\\b20\\d{2}\\b)`, "i")

const signs: [Severity, string, RegExp][] = [
  ["high", "Going concern in doubt", /\bgoing concern\b|\bsubstantial doubt\b|\binsolven\w+|\bbankrupt\w+/i],
  ["high", "Covenant or default", /\bcovenant\w*\b[^]{0,160}\b(?:breach\w*|waiv\w*|default\w*|not met|violat\w*)|\b(?:event of )?default\b/i],
  ["high", "Restated or qualified figures", /\brestat\w+|\bmaterial weakness\b|\bqualified opinion\b|\bfraud\w*\b/i],
  ["medium", "Loss", /\b(?:net |operating )?loss(?:es)?\b/i],
  ["medium", "Impairment or one-off effect", /\b(?:impairment|write-?(?:off|down)|restructuring|one-?(?:off|time)|exceptional)\b/i],
  ["medium", "Dependence on few customers", /\b(?:one|single|largest|two|three|top \w+) customers?\b[^]{0,160}\d/i],
  ["medium", "Litigation", /\b(?:litigation|lawsuit|claims? against|contingent liabilit\w+|arbitration|investigation)\b/i],
  ["medium", "Decline", /\b(?:down|decreased?|fell|declined|dropped|lower than)\b[^]{0,160}\d/i],
  ["medium", "Debt or liquidity", /\b(?:liquidity|refinanc\w+|debt|borrowings|credit facility)\b/i],
  ["low", "Related parties", /\brelated part(?:y|ies)\b/i],
  ["low", "Growth", /\b(?:up|increased?|rose|grew|higher than)\b[^]{0,160}\d/i],
  ["low", "Outlook", /\b(?:guidance|outlook|expects?|forecast)\b/i],
]
const open = /\b(?:unaudited|preliminary|not (?:yet )?(?:determined|disclosed|available|included)|subject to|pending|waiver|estimated?|provisional)\b/i
const order: Record<Severity, number> = { high: 0, medium: 1, low: 2 }

/** Figures and findings of a report, each in the report's own words. */
export function reportFigures(task: ModelTask) {
  const passages = passagesOf(task, "text")
  const sentences = passages.flatMap((passage) => splitSentences(passage.text).map((sentence) => ({ passage, text: sentence.text })))
  const figures = sentences
    .flatMap(({ text }) => {
      const value = amount.exec(text)
      if (!value) return []
      const before = [...text.slice(0, value.index).matchAll(new RegExp(figureName.source, "gi"))].at(-1)?.[0]
      const name = before ?? figureName.exec(text)?.[0]
      return name ? [{ name: name.trim(), value: value[0].trim(), period: period.exec(text.replace(change, ""))?.[0] ?? null, change: change.exec(text)?.[0].trim() ?? null, evidence: firstWords(text) }] : []
    })
    .slice(0, 20)
  const findings = sentences
    .flatMap(({ passage, text }) => {
      const sign = signs.find(([, , pattern]) => pattern.test(text))
      return sign ? [{ title: sign[1], severity: sign[0], explanation: `The report says this in these words; the severity comes from the words “${sign[2].exec(text)?.[0].replace(/\s+/g, " ").slice(0, 60) ?? ""}” alone.`, evidence: firstWords(text), source: passage.marker }] : []
    })
    .toSorted((a, b) => order[a.severity] - order[b.severity])
    .slice(0, 12)
  const focus = textInput(task, "focus")
  const key = pickKeySentences(passages, focus ? { count: 5, focus } : { count: 5 })
  const chosen = key.length > 0 ? key : pickKeySentences(passages, { count: 5 })
  const summary = chosen.map((entry) => entry.sentence.text.replace(/\s+/g, " ")).join(" ") || firstWords(passages[0]?.text ?? "") || "The report is empty."
  const openPoints = [...new Set(sentences.filter(({ text }) => open.test(text)).map(({ text }) => text.replace(/\s+/g, " ")))].slice(0, 10)
  return { summary, figures, findings, openPoints, confidence: figures.length === 0 ? 0.3 : 0.5 }
}
