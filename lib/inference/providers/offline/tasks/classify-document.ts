import type { ModelTask } from "../../../port"
import { textInput } from "../read-inputs"

const signs: [string, [RegExp, number][]][] = [
  ["contract", [
    [/\bth(?:is|e) (?:[\w-]+ ){0,5}(?:agreement|contract|lease)\b/i, 2], [/\b(?:by and between|entered into|made and entered)\b/i, 2], [/\bparties (?:hereto )?agree\b|\bagree as follows\b/i, 2],
    [/\b(?:hereby|herein|hereto|hereunder|whereas|witnesseth)\b/i, 1.5], [/\bgoverned by\b[^.]{0,60}\blaws?\b/i, 1], [/\b(?:licensor|licensee|distributor|lessee|lessor|franchisee|supplier)\b/i, 0.7],
    [/\bterminat\w+\b[^.]{0,60}\bagreement\b/i, 1], [/\bin witness whereof\b/i, 2], [/^\W*(?:[A-Z][\w&,'-]*\s+){0,6}(?:AGREEMENT|CONTRACT|Agreement|Contract)\b/m, 2], [/\bshall\b(?:[^]*\bshall\b){4}/i, 1],
  ]],
  ["policy", [
    [/\bpolic(?:y|ies)\b/i, 2], [/\b(?:procedure|guideline|handbook|code of conduct)s?\b/i, 1.5], [/\b(?:employees|staff|users|managers) (?:must|should|may not|are required)\b/i, 2], [/\b(?:purpose|scope) (?:of this policy|:)/i, 2],
    [/\b(?:applies to all|compliance with this|violations? of this|we collect|your personal data)\b/i, 1.5],
  ]],
  ["report", [
    [/\b(?:annual|quarterly|financial|audit|progress|status|final|interim) (?:report|statement|review)s?\b/i, 2.5], [/\b(?:findings|results|conclusions?|methodology|executive summary|abstract)\b/i, 1.5],
    [/\b(?:revenue|net income|operating (?:profit|loss)|cash flow|quarter|fiscal year|year over year)\b/i, 1], [/\b(?:figure|table|appendix) \d/i, 1], [/\bminutes of\b|\bdischarge (?:note|summary)\b/i, 1.5], [/\bincreased|decreased|compared (?:with|to)\b/i, 0.7],
  ]],
  ["correspondence", [
    [/^\s*(?:dear|hi|hello)\b[^\n]{0,60},?\s*$/im, 3], [/\bdear (?:mr|ms|mrs|dr|sir|madam|[A-Z])/i, 2.5], [/\b(?:sincerely|kind regards|best regards|yours (?:truly|faithfully)|best wishes)\b/i, 2.5],
    [/^(?:from|to|subject|cc|re):/im, 2], [/\b(?:thank you for your (?:letter|e-?mail|message)|i am writing|please find (?:attached|enclosed))\b/i, 2], [/\bmemorandum\b(?! of understanding)|\bmemo\b/i, 2],
  ]],
  ["invoice", [
    [/\binvoice\b/i, 2.5], [/\b(?:bill to|ship to|amount due|total due|balance due|payment terms|due date|remit)\b/i, 2], [/\b(?:subtotal|vat|sales tax|unit price|qty|quantity)\b/i, 1.5], [/\b(?:receipt|credit note|purchase order)\b/i, 1.5],
    [/(?:[$€£]|EUR|USD|GBP)\s?\d[^]*(?:[$€£]|EUR|USD|GBP)\s?\d/, 0.7],
  ]],
]

const contractTypes: [string, RegExp][] = [
  ["Intellectual property agreement", /\bintellectual property\b/i], ["Non-disclosure agreement", /\b(?:non-?disclosure|confidentiality)\b/i], ["Non-compete agreement", /\bnon-?compet|non-?solicit/i],
  ["Co-branding agreement", /\bco-?brand/i], ["Joint venture agreement", /\bjoint venture\b/i], ["Strategic alliance agreement", /\balliance\b/i], ["Collaboration agreement", /\bcollaborat|\bcooperation\b/i],
  ["Franchise agreement", /\bfranchis/i], ["Sponsorship agreement", /\bsponsor/i], ["Endorsement agreement", /\bendorse/i], ["Affiliate agreement", /\baffiliate (?:program|agreement|management)/i], ["Agency agreement", /\bagency\b/i],
  ["Reseller agreement", /\bresell/i], ["Distribution agreement", /\bdistribut/i], ["Hosting agreement", /\bhosting\b/i], ["Outsourcing agreement", /\boutsourc/i], ["Maintenance agreement", /\bmaintenance\b/i],
  ["Manufacturing agreement", /\bmanufactur/i], ["Supply agreement", /\bsupply\b/i], ["Transportation agreement", /\btransport/i], ["Development agreement", /\bdevelopment\b/i], ["Marketing agreement", /\bmarketing\b/i],
  ["Promotion agreement", /\bpromotion/i], ["License agreement", /\blicen[sc]/i], ["Employment agreement", /\bemployment\b/i], ["Consulting agreement", /\bconsult/i], ["Lease", /\blease\b|\brental\b/i], ["Loan agreement", /\b(?:loan|credit|financing) agreement/i],
  ["Services agreement", /\bservices?\b/i], ["Purchase agreement", /\b(?:purchase|sale)\b/i], ["Amendment", /\bamendment\b/i],
]

/** The type a contract's title or opening names; null when it names none. */
export function contractTypeOf(text: string): string | null {
  const title = /^[^\n]*\b(?:agreement|contract|lease|amendment|terms|program)\b[^\n]*/im.exec(text.slice(0, 600))?.[0].slice(0, 200) ?? ""
  return contractTypes.find(([, pattern]) => pattern.test(title))?.[0] ?? contractTypes.find(([, pattern]) => pattern.test(text.slice(0, 1_500)))?.[0] ?? null
}

export function classifyDocument(task: ModelTask) {
  const title = textInput(task, "title")
  const text = `${title}\n${textInput(task, "text")}`.slice(0, 12_000)
  const scores = signs
    .map(([kind, patterns]) => {
      const hits = patterns.flatMap(([pattern, weight]) => {
        const hit = pattern.exec(text)
        return hit ? [{ weight, words: hit[0].replace(/\s+/g, " ").trim().slice(0, 40) }] : []
      })
      return { kind, score: hits.reduce((sum, hit) => sum + hit.weight, 0), words: hits.toSorted((a, b) => b.weight - a.weight).slice(0, 3).map((hit) => hit.words) }
    })
    .toSorted((a, b) => b.score - a.score)
  const best = scores[0]
  if (!best || best.score < 2) return { kind: "other", contractType: null, confidence: 0.4, reason: "No words that mark a contract, policy, report, letter or invoice were found." }
  const second = scores[1]?.score ?? 0
  const confidence = Math.round(Math.min(0.95, 0.5 + 0.5 * ((best.score - second) / (best.score + second + 1))) * 100) / 100
  return { kind: best.kind, contractType: best.kind === "contract" ? contractTypeOf(text) : null, confidence, reason: `Decided by the words ${best.words.map((words) => `“${words}”`).join(", ")}.` }
}
