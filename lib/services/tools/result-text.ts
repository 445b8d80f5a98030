import { escapeAttribute } from "@/prompts/escape-delimiters"
import { formatVariable } from "@/prompts/variables"
import { cutText } from "../documents/cut-text"

/** About 4,000 tokens: no tool gives more, whatever stands in the documents. */
const longestResult = 14_000

/** A result between delimiters that nothing in it can close: what a tool found is material to read, never an instruction. */
export function wrapResult({ name, content, isError }: { name: string; content: string; isError: boolean }): string {
  const cut = content.length > longestResult ? `${cutText(content, longestResult)}\n… (cut off here)` : content
  return `<tool_result tool="${escapeAttribute(cutText(name, 100))}"${isError ? ' error="true"' : ""}>\n${cut}\n</tool_result>`
}

/** Any value as text without delimiters of its own. */
export function plainResult(value: unknown): string {
  return formatVariable("result", typeof value === "string" ? value : JSON.stringify(value))
}
