import type { ModelTask } from "../../../port"
import { textInput } from "../read-inputs"

type Check = { title: string; severity: "low" | "medium" | "high" | "critical"; category: "correctness" | "security" | "performance" | "reliability" | "maintainability"; pattern: RegExp; explanation: string; suggestion: string }

const checks: Check[] = [
  { title: "Value put into an SQL text", severity: "critical", category: "security", pattern: /(?:select|insert|update|delete)\b[^\n;]*(?:\$\{|["'`]\s*\+|\+\s*["'`]|%s["']\s*%|f["'][^"']*\{)/i, explanation: "Input that reaches this line can change the query (SQL injection).", suggestion: "Pass values as parameters of the query." },
  { title: "Text run as code", severity: "critical", category: "security", pattern: /\b(?:eval|exec)\s*\(|new Function\s*\(|pickle\.loads?\(|yaml\.load\((?![^)]*Safe)/, explanation: "Whoever controls the text controls the program.", suggestion: "Parse the text as data, or choose from a fixed list." },
  { title: "Secret in the code", severity: "critical", category: "security", pattern: /\b(?:password|passwd|secret|api_?key|token|private_?key)\b\s*[:=]\s*["'`][^"'`\s]{6,}["'`]/i, explanation: "Everyone who can read the code has the secret, and it stays in the history.", suggestion: "Read it from the environment or a vault, and replace it now." },
  { title: "Shell command from parts", severity: "high", category: "security", pattern: /\b(?:exec|execSync|system|popen|subprocess\.\w+)\s*\([^)\n]*(?:\$\{|\+|%|\bf["']|shell\s*=\s*True)/, explanation: "A part with special characters runs another command.", suggestion: "Call the program with a list of arguments and no shell." },
  { title: "Raw HTML from a value", severity: "high", category: "security", pattern: /\b(?:innerHTML|outerHTML)\s*=|dangerouslySetInnerHTML|document\.write\(|v-html=/, explanation: "A value with tags in it runs script in the reader's page.", suggestion: "Set text, or clean the value first." },
  { title: "Certificate check switched off", severity: "high", category: "security", pattern: /rejectUnauthorized\s*:\s*false|verify\s*=\s*False|InsecureSkipVerify\s*:\s*true|NODE_TLS_REJECT_UNAUTHORIZED/, explanation: "Anyone on the way can read and change the traffic.", suggestion: "Keep the check and trust the right authority." },
  { title: "Weak hash or cipher", severity: "medium", category: "security", pattern: /\b(?:md5|sha1)\b|createHash\(["'](?:md5|sha1)["']\)|\b(?:DES|RC4|ECB)\b/i, explanation: "It can be broken with little effort where it guards something.", suggestion: "Use SHA-256, or a password hash such as scrypt for passwords." },
  { title: "Guessable random value", severity: "medium", category: "security", pattern: /Math\.random\(\)|\brandom\.(?:random|randint|choice)\(|\brand\(\)/, explanation: "The next value can be predicted, which matters for ids, tokens and codes.", suggestion: "Use the cryptographic generator where a guess would do harm." },
  { title: "Error swallowed", severity: "high", category: "reliability", pattern: /catch\s*(?:\([^)]*\))?\s*\{\s*(?:\/\/[^\n]*\s*)?\}|except(?:\s+\w+)?(?:\s+as\s+\w+)?\s*:\s*(?:#[^\n]*)?\s*pass\b/, explanation: "When this fails nobody learns of it, and the program goes on with nothing.", suggestion: "Handle the error, or let it through." },
  { title: "Everything is caught", severity: "medium", category: "reliability", pattern: /\bexcept\s*:|catch\s*\(\s*(?:Exception|Throwable)\b/, explanation: "Faults of the program look like expected errors.", suggestion: "Catch only what you can deal with." },
  { title: "Loose comparison", severity: "low", category: "correctness", pattern: /[^=!<>]==[^=]\s*(?:null|undefined|["'\d])|[^!]!=[^=]\s*(?:["'\d])/, explanation: "Values of different types can count as equal.", suggestion: "Compare with === or !==." },
  { title: "Mutable default argument", severity: "medium", category: "correctness", pattern: /def\s+\w+\([^)]*=\s*(?:\[\]|\{\}|set\(\))/, explanation: "The default is made once and shared by all calls.", suggestion: "Use None and make the value inside." },
  { title: "Await inside a loop", severity: "medium", category: "performance", pattern: /\b(?:for|while)\b[^\n]*\{[^{}]*\bawait\b/, explanation: "Each turn waits for the one before, so the time grows with the number of items.", suggestion: "Ask for all at once, or in batches." },
  { title: "Async callback in forEach", severity: "high", category: "correctness", pattern: /\.forEach\(\s*async\b/, explanation: "forEach does not wait, so what follows runs too early and errors are lost.", suggestion: "Use for … of with await, or Promise.all with map." },
  { title: "Request without a time limit", severity: "medium", category: "reliability", pattern: /\b(?:requests\.(?:get|post|put|delete)\((?![^)\n]*timeout)|fetch\((?![^)\n]*signal)|axios\.(?:get|post)\((?![^)\n]*timeout))/, explanation: "A server that never answers holds this up for ever.", suggestion: "Give the call a time limit." },
  { title: "Parsing without a guard", severity: "low", category: "reliability", pattern: /JSON\.parse\((?!JSON)/, explanation: "Text that is not JSON throws here.", suggestion: "Check the shape and answer for text that does not parse." },
  { title: "Number read without a base", severity: "low", category: "correctness", pattern: /parseInt\([^,()\n]+\)/, explanation: "Text that begins with 0x is read in another base, and trailing letters are dropped in silence.", suggestion: "Give the base, or use Number and check the result." },
  { title: "Type check switched off", severity: "low", category: "maintainability", pattern: /:\s*any\b|as any\b|@ts-ignore|# type: ignore/, explanation: "Mistakes on this line are found only when it runs.", suggestion: "Name the type, or narrow from unknown." },
  { title: "Unfinished note", severity: "low", category: "maintainability", pattern: /\b(?:TODO|FIXME|HACK|XXX)\b/, explanation: "Something here is known to be unfinished.", suggestion: "Finish it, or record it where work is planned." },
  { title: "Output left from searching a fault", severity: "low", category: "maintainability", pattern: /\bconsole\.log\(|\bprint\(["']debug|\bdebugger\b|var_dump\(/i, explanation: "It fills the log and can show data that does not belong there.", suggestion: "Remove it, or log through the logger at a level." },
]
const order = { critical: 0, high: 1, medium: 2, low: 3 }
const mostFindings = 15
const longestEvidence = 160

/** Findings of fixed patterns, each with its line. */
export function reviewCode(task: ModelTask) {
  const code = textInput(task, "code")
  const findings = checks
    .flatMap(({ pattern, ...finding }) => {
      const match = pattern.exec(code)
      if (!match) return []
      const at = match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0)
      const line = code.slice(0, at).split("\n").length
      return [{ title: finding.title, severity: finding.severity, category: finding.category, line, evidence: (code.split("\n")[line - 1] ?? "").trim().slice(0, longestEvidence), explanation: finding.explanation, suggestion: finding.suggestion }]
    })
    .toSorted((a, b) => order[a.severity] - order[b.severity] || a.line - b.line)
    .slice(0, mostFindings)
  const worst = findings[0]?.severity
  const verdict = worst === "critical" ? "reject" : worst === "high" || worst === "medium" ? "changes_requested" : "approve"
  const lines = code.split("\n").length
  const names = [...new Set([...code.matchAll(/\b(?:function|def|class|func|fn)\s+([A-Za-z_]\w*)/g)].map((match) => match[1]))].slice(0, 5)
  const count = findings.length === 1 ? "1 finding" : `${findings.length} findings`
  const summary = `${lines} ${lines === 1 ? "line" : "lines"} of code${names.length > 0 ? ` that define ${names.join(", ")}` : ""} were searched for ${checks.length} known patterns: ${count}. Logic that fits no pattern was not judged.`
  return { summary, findings, verdict, confidence: findings.length > 0 ? 0.55 : 0.35 }
}
