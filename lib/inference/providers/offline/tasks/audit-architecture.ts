import type { ModelTask } from "../../../port"
import { passagesOf } from "../read-inputs"
import { splitSentences } from "../split-sentences"
import { firstWords } from "./summarise-record"

type Severity = "low" | "medium" | "high" | "critical"
type Area = "reliability" | "data" | "security" | "scalability" | "operations" | "structure"
type Rule = { title: string; severity: Severity; area: Area; pattern: RegExp; explanation: string; recommendation: string }

const risks: Rule[] = [
  { title: "Secrets stand in the code", severity: "critical", area: "security", pattern: /\b(?:secrets?|passwords?|keys?|credentials?)\b[^.]*\b(?:in|inside|committed to|checked into)\b[^.]*\b(?:repo\w*|code|git|source|config file)/i, explanation: "Everyone with the code has them, and they stay in the history.", recommendation: "Move them to a vault or mounted files, and replace them." },
  { title: "No backup, or none that was restored", severity: "critical", area: "data", pattern: /\b(?:no|without|never)\b[^.]*\bbackups?\b|\bbackups?\b[^.]*\b(?:never|not)\b/i, explanation: "One mistake or one dead disk loses the data.", recommendation: "Back up every night to another place, and restore once a month." },
  { title: "One machine carries everything", severity: "high", area: "reliability", pattern: /\b(?:same|one|single) (?:machine|server|host|vm|node|instance|box)\b|\bsingle point of failure\b/i, explanation: "When it dies, everything on it is gone at once.", recommendation: "Keep the data on a managed or replicated database, and make the rest replaceable." },
  { title: "Files live on a local disk", severity: "high", area: "data", pattern: /\blocal (?:disk|file ?system|storage|drive)\b/i, explanation: "They die with the machine, and a second machine does not see them.", recommendation: "Put them into object storage." },
  { title: "Outside call inside a transaction", severity: "high", area: "reliability", pattern: /\b(?:calls?|request\w*|charge\w*)\b[^.]*\b(?:inside|within|in)\b[^.]*\btransaction/i, explanation: "A slow partner holds locks, and a rollback cannot take the call back.", recommendation: "Record the wish in the transaction, and make the call afterwards with an idempotency key." },
  { title: "Retries without a bound or a key", severity: "medium", area: "reliability", pattern: /\bretr(?:y|ies|ied)\b/i, explanation: "A retry after an unknown result does the work twice, and many at once make an outage worse.", recommendation: "One owner of retries, growing pauses, and an idempotency key." },
  { title: "State kept in memory", severity: "medium", area: "scalability", pattern: /\b(?:sessions?|state|cache|queue)\b[^.]*\b(?:in[- ]memory|in (?:the )?(?:process )?memory)\b|\bsticky sessions?\b/i, explanation: "A restart loses it, and a second machine does not share it.", recommendation: "Keep it in the database or a shared store." },
  { title: "Changes go out by hand", severity: "medium", area: "operations", pattern: /\b(?:by hand|manual(?:ly)?|over ssh|ftp)\b/i, explanation: "Steps are forgotten, and nobody knows what runs.", recommendation: "One command that builds, ships and can go back." },
  { title: "No tests or monitoring", severity: "medium", area: "operations", pattern: /\b(?:no|without|lack of|missing)\b[^.]*\b(?:tests?|monitoring|alerts?|logging|metrics|observability)\b/i, explanation: "Faults are found by users.", recommendation: "Begin with one end-to-end check and three alerts: errors, delay, disk." },
  { title: "Services share a database", severity: "medium", area: "structure", pattern: /\b(?:share[sd]?|same|common|single)\b[^.]*\bdatabase\b/i, explanation: "A change for one part breaks another, and load of one slows all.", recommendation: "Give each part its own schema and let others ask through it." },
  { title: "No tenant separation described", severity: "high", area: "security", pattern: /\b(?:tenants?|customers?)\b[^.]*\b(?:same table|shared (?:table|schema)|filter(?:ed)? in code)\b/i, explanation: "One forgotten filter shows one customer's data to another.", recommendation: "Enforce it in the database with row-level security." },
  { title: "Open to the internet without a guard", severity: "high", area: "security", pattern: /\b(?:public(?:ly)?|open to the internet|no (?:auth\w*|firewall|rate limit))\b/i, explanation: "Anyone can reach it.", recommendation: "Put sign-in, limits and a narrow network in front." },
  { title: "Work waits on a synchronous chain", severity: "medium", area: "scalability", pattern: /\bsynchronous(?:ly)?\b|\bchain of (?:calls|services)\b/i, explanation: "The slowest part sets the pace, and one failure fails all.", recommendation: "Answer early and do the rest in the background." },
  { title: "Growth is expected", severity: "low", area: "scalability", pattern: /\b(?:tenfold|ten times|10x|double|growth|grow)\b/i, explanation: "What fits today's load may not fit the one expected.", recommendation: "Load-test at the expected size before it comes." },
]
const strengths: [RegExp, string][] = [
  [/\b(?:postgres\w*|mysql|relational database)\b/i, "A relational database gives transactions and constraints."],
  [/\b(?:queue|worker|background job|event|inngest|kafka|rabbitmq)\b/i, "Slow work is kept away from the user's request."],
  [/\b(?:load balanc\w+|replica\w*|multi-az|failover|cluster)\b/i, "There is more than one of a part that may die."],
  [/\b(?:ci\/cd|continuous (?:integration|delivery)|pipeline|automated tests?)\b/i, "Changes are checked by machines."],
  [/\b(?:monitoring|prometheus|grafana|opentelemetry|alerts?|tracing)\b/i, "The system can be watched."],
  [/\b(?:backups?|point-in-time|snapshots?)\b/i, "Backups are part of the plan."],
  [/\b(?:encrypt\w*|tls|oauth|oidc|sso|mfa)\b/i, "Access or traffic is protected."],
  [/\b(?:object storage|s3|blob storage)\b/i, "Files live outside the machines."],
]
const questions: [RegExp, string][] = [
  [/\b(?:backups?|restore|snapshots?)\b/i, "How is the data backed up, and when was it last restored?"],
  [/\b(?:monitor\w*|alerts?|metrics|observability|logging)\b/i, "What is measured, and who is woken up?"],
  [/\b(?:per (?:second|day|minute|hour)|a day|users|requests|rps|load|throughput)\b/i, "What load is expected now and in a year?"],
  [/\b(?:auth\w*|sign-?in|roles?|permissions?|oauth|sso)\b/i, "Who may do what, and where is that checked?"],
  [/\b(?:deploy\w*|release|rollback|pipeline|ci)\b/i, "How does a change go out, and how does it come back?"],
  [/\b(?:failover|replica\w*|recover\w*|redundan\w*|outage)\b/i, "What happens when each machine dies?"],
  [/\b(?:personal data|gdpr|encrypt\w*|retention)\b/i, "Which personal data is kept, where, and for how long?"],
]
const order: Record<Severity, number> = { critical: 0, high: 1, medium: 2, low: 3 }
const negated = /\b(?:no|without|never|lack|missing)\b/i

/** Risks of known shapes found in the description, and what it leaves open. */
export function auditArchitecture(task: ModelTask) {
  const passages = passagesOf(task, "description")
  const sentences = passages.flatMap((passage) => splitSentences(passage.text).map((sentence) => sentence.text))
  const findings = risks
    .flatMap(({ pattern, ...risk }) => {
      const hit = sentences.find((sentence) => pattern.test(sentence))
      return hit ? [{ title: risk.title, severity: risk.severity, area: risk.area, evidence: firstWords(hit), explanation: risk.explanation, recommendation: risk.recommendation }] : []
    })
    .toSorted((a, b) => order[a.severity] - order[b.severity])
    .slice(0, 12)
  const sound = strengths.filter(([pattern]) => sentences.some((sentence) => pattern.test(sentence) && !negated.test(sentence))).map(([, words]) => words).slice(0, 5)
  const open = questions.filter(([pattern]) => !sentences.some((sentence) => pattern.test(sentence))).map(([, question]) => question)
  const worst = findings.filter((finding) => finding.severity === "critical" || finding.severity === "high").map((finding) => finding.title)
  const count = `${sentences.length} ${sentences.length === 1 ? "sentence" : "sentences"} of description were searched for ${risks.length} known risks; ${findings.length} ${findings.length === 1 ? "was" : "were"} found.`
  const summary = `${firstWords(sentences[0] ?? "", 30)} ${count} ${worst.length > 0 ? `Decide first: ${worst.join("; ")}.` : "None of them is of high severity."} ${open.length} points are left open.`.trim()
  return { summary, strengths: sound, findings, questions: open.slice(0, 8), confidence: Math.round(Math.max(0.2, Math.min(0.6, 0.2 + sentences.length / 40)) * 100) / 100 }
}
