import type { ModelRequest } from "./port"

const maxQuotedCharacters = 20_000
const maxIssues = 20

/** The same request with the unusable output and what was wrong with it, for one more try. */
export function buildRepairRequest(request: ModelRequest, badText: string, issues: readonly string[]): ModelRequest {
  const list = issues.slice(0, maxIssues).map((issue) => `- ${issue}`)
  const correction = ["Your last reply cannot be used:", ...list, "Reply again with the corrected JSON only, without any text around it."].join("\n")
  const answer = badText.slice(0, maxQuotedCharacters).trimEnd() || "(no output)"
  return {
    ...request,
    messages: [
      ...request.messages,
      { role: "assistant", blocks: [{ text: answer }] },
      { role: "user", blocks: [{ text: correction }] },
    ],
  }
}
