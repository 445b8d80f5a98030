import type { ModelTask } from "../../../port"
import { textInput } from "../read-inputs"

type Category = { name: string; team: string | null; signs: [RegExp, number][] }

const categories: Category[] = [
  { name: "security", team: "Security", signs: [[/\b(?:hack(?:ed|er|ing)?|breach(?:ed)?|phish\w*|compromised|stolen|malware|ransomware|intrus\w+|vulnerabilit\w+|exploit|data leak|leaked|unauthori[sz]ed|suspicious)\b/i, 3], [/\b(?:lost|stolen) (?:my |a )?(?:laptop|phone|device)\b/i, 3]] },
  { name: "billing", team: "Billing", signs: [[/\b(?:invoices?|bill(?:ed|ing)?|charged?|charges|refund\w*|payments?|credit card|subscription fee|overcharged|receipt|vat)\b/i, 2], [/\b(?:price|pricing|cost|discount|upgrade|downgrade|plan)\b/i, 0.8], [/[$€£]\s?\d/, 0.8]] },
  { name: "account", team: "Support", signs: [[/\b(?:password|log ?in|sign ?in|logged out|locked out|two-factor|2fa|reset|username|e-?mail address)\b/i, 1.8], [/\b(?:account|profile|user|role|permission|invite)s?\b/i, 0.8], [/\b(?:close|delete|deactivate) (?:my|our|the) account\b/i, 2]] },
  { name: "technical", team: "Support", signs: [[/\b(?:error|bug|crash\w*|broken|fail(?:s|ed|ing|ure)?|not work(?:ing)?|doesn['’]t work|does not (?:load|work|open)|exception|timeout|timed out|down|outage|slow|freez\w+|stuck|unreachable|500|404|cannot|can['’]t|nobody can|unable)\b/i, 1.6]] },
  { name: "legal", team: "Legal", signs: [[/\b(?:gdpr|dsgvo|lawyer|attorney|legal action|lawsuit|sue|subpoena|data protection|privacy request|compliance|dpa|terms of service|right to be forgotten)\b/i, 2.4]] },
  { name: "feature_request", team: "Product", signs: [[/\b(?:feature request|would be (?:great|nice|helpful|useful)|please add|wish|could you add|suggest(?:ion)?|it would help|support for|missing feature|roadmap)\b/i, 2]] },
  { name: "how_to", team: "Support", signs: [[/\bhow (?:do|can|to|does)\b|\bwhere (?:do|can|is)\b|\bis (?:it|there) (?:possible|a way)\b|\bcan i\b|\bwhat is the (?:best )?way\b/i, 1.5]] },
  { name: "feedback", team: null, signs: [[/\b(?:thank(?:s| you)|great (?:job|work|product)|love|awesome|excellent|well done|disappointed|terrible|awful|feedback|appreciate)\b/i, 1.2]] },
]

const urgent = /\b(?:production (?:is )?(?:down|stopped)|everyone|everybody|all (?:of )?our users|whole (?:company|team|office)|nobody|no one|complete(?:ly)? (?:down|outage)|data (?:loss|lost|leak)|lost (?:all )?(?:our|my) data|ransomware|hacked|breach)\b/i
const high = /\b(?:today|tomorrow|deadline|asap|immediately|blocked|cannot (?:work|access)|can['’]t (?:work|access|log ?in|sign ?in)|locked out|legal action|lawyer|unauthori[sz]ed|within (?:the )?hours?)\b/i
const low = /\b(?:would be (?:nice|great)|suggestion|wish|no (?:rush|hurry)|whenever|thank(?:s| you) for|love|great job|feature request)\b/i

export function classifyTicket(task: ModelTask) {
  const text = `${textInput(task, "subject")}\n${textInput(task, "text")}`
  const scores = categories
    .map((category) => ({ category, score: category.signs.reduce((sum, [sign, weight]) => sum + weight * Math.min(3, [...text.matchAll(new RegExp(sign.source, "gi"))].length), 0) }))
    .toSorted((a, b) => b.score - a.score)
  const secure = scores.find((entry) => entry.category.name === "security" && entry.score > 0)
  const best = secure ?? scores[0]
  if (!best || best.score === 0) return { category: "other", priority: "normal", team: null, confidence: 0.3 }
  const name = best.category.name
  const second = scores.find((entry) => entry !== best)?.score ?? 0
  const priority = urgent.test(text) && !["feedback", "feature_request", "how_to"].includes(name) ? "urgent" : name === "security" || name === "legal" || high.test(text) ? "high" : name === "feature_request" || name === "feedback" || low.test(text) ? "low" : "normal"
  const confidence = Math.round(Math.min(0.95, 0.4 + 0.55 * (Math.max(0, best.score - (secure ? 0 : second)) / (best.score + 0.5))) * 100) / 100
  return { category: name, priority, team: best.category.team, confidence }
}
