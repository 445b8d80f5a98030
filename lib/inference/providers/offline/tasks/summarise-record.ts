import type { ModelTask } from "../../../port"
import { passagesOf, textInput } from "../read-inputs"
import { splitSentences } from "../split-sentences"
import { pickKeySentences } from "./key-sentences"

type Severity = "low" | "medium" | "high" | "critical"

const signs: [Severity, string, RegExp][] = [
  ["critical", "Danger to life", /\b(?:cardiac arrest|septic shock|sepsis|stroke|myocardial infarction|anaphyla\w+|respiratory failure|intracranial|life-threatening|unresponsive|critical(?:ly)?|hemorrhag\w+|haemorrhag\w+|overdose|suicid\w+)\b/i],
  ["high", "Allergy", /\ballerg(?:y|ies|ic)\b/i],
  ["high", "Cardiac finding", /\b(?:troponin|ST (?:depression|elevation)|arrhythmia|atrial fibrillation|heart failure|chest pain|stent|angina)\b/i],
  ["high", "Malignancy", /\b(?:cancer|carcinoma|tumou?r|metasta\w+|malignan\w+|lymphoma|leuk[a]?emia)\b/i],
  ["high", "Infection", /\b(?:pneumonia|infection|abscess|bacteremia|meningitis|endocarditis)\b/i],
  ["high", "Bleeding or clot", /\b(?:bleeding|thrombosis|embolism|hematoma|haematoma|anticoagul\w+)\b/i],
  ["medium", "Abnormal result", /\b(?:elevated|abnormal|decreased|increased|positive for|above|below|reference)\b[^]{0,160}\d/i],
  ["medium", "Fracture or injury", /\b(?:fracture|laceration|contusion|dislocation|concussion|trauma)\b/i],
  ["medium", "Chronic condition", /\b(?:diabetes|hypertension|asthma|COPD|chronic|kidney disease|epilepsy|hypothyroid\w+|arthritis)\b/i],
  ["medium", "Procedure", /\b(?:surgery|operation|biopsy|angiograph\w+|catheter\w+|endoscop\w+|resection|transfusion|intubat\w+)\b/i],
  ["low", "Symptom", /\b(?:pain|fever|nausea|vomiting|cough|dizz\w+|fatigue|headache|rash|dyspn[o]?ea|shortness of breath)\b/i],
]
const ruledOut = /\b(?:no (?!known)|denies|denied|ruled out|negative for|without|not (?:found|seen|present)|no evidence of|family history)\b/i
const dose = /\b[A-Za-z][A-Za-z-]{3,}(?:\s+[a-z]+)?\s+\d[\d.,]*\s?(?:mg|mcg|µg|g|ml|mL|IU|units?|mmol)\b(?:\s?\/\s?\w+)?(?:[^.,;]{0,60}?\b(?:daily|hourly|weekly|once|twice|times|every|nightly|as needed|bid|tid|qid|prn|continued|stopped|started|orally|i\.?v\.?)\b(?:\s+(?:a day|daily|continued|stopped|started))*)?/g
const open = /\b(?:pending|awaited|outstanding|to be (?:confirmed|arranged|repeated)|follow-?up|recheck|repeat|unclear|unknown|not (?:documented|recorded|available)|missing|planned|schedule[d]?|refer(?:red|ral))\b/i
const mostFindings = 15
const evidenceWords = 40
const order: Record<Severity, number> = { critical: 0, high: 1, medium: 2, low: 3 }

/** Findings, doses and open points of a record, each in the record's own words. */
export function summariseRecord(task: ModelTask) {
  const passages = passagesOf(task, "text")
  const sentences = passages.flatMap((passage) => splitSentences(passage.text).map((sentence) => ({ passage, text: sentence.text })))
  const findings = sentences
    .flatMap(({ passage, text }) => {
      const sign = signs.find(([, , pattern]) => pattern.test(text))
      if (!sign || ruledOut.test(text.slice(0, (sign[2].exec(text)?.index ?? 0) + 60))) return []
      const evidence = firstWords(text)
      return [{ title: `${sign[1]}: ${sign[2].exec(text)?.[0] ?? ""}`, severity: sign[0], explanation: `The record says this in these words; the severity comes from the word “${sign[2].exec(text)?.[0] ?? ""}” alone.`, evidence, source: passage.marker }]
    })
    .filter((finding, index, all) => all.findIndex((other) => other.evidence === finding.evidence) === index)
    .toSorted((a, b) => order[a.severity] - order[b.severity])
    .slice(0, mostFindings)
  const medications = [...new Set(sentences.flatMap(({ text }) => [...text.matchAll(dose)].map((match) => match[0].replace(/\s+/g, " ").replace(/^(?:started|stopped|continued|and|with|given|received)\s+/i, ""))))].slice(0, 30)
  const openPoints = [...new Set(sentences.filter(({ text }) => open.test(text)).map(({ text }) => text.replace(/\s+/g, " ")))].slice(0, 10)
  const focus = textInput(task, "focus")
  const key = pickKeySentences(passages, focus ? { count: 5, focus } : { count: 5 })
  const chosen = key.length > 0 ? key : pickKeySentences(passages, { count: 5 })
  const summary = chosen.map((entry) => entry.sentence.text.replace(/\s+/g, " ")).join(" ") || firstWords(passages[0]?.text ?? "") || "The record is empty."
  return { summary, findings, medications, openPoints, confidence: findings.length === 0 ? 0.3 : 0.5 }
}

export function firstWords(text: string, words = evidenceWords): string {
  return new RegExp(`^(?:\\S+\\s+){0,${words - 1}}\\S+`).exec(text.trim())?.[0] ?? ""
}
