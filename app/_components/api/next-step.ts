import { formatMoment } from "../format/format-moment"
import type { Problem } from "./problem"

/** What the reader can do about a problem, beyond what its own sentence says; null when that says it all. */
export function nextStep(problem: Problem, { now, timeZone }: { now: number; timeZone: string }): string | null {
  const { code, status, retryAfterSeconds: seconds } = problem
  if (status === 401) return "Sign in again; what you wrote stays here until you leave the page."
  if (code === "budget_exceeded" && seconds !== null) return `The budget resets on ${formatMoment(new Date(now + seconds * 1000).toISOString(), timeZone)}. An administrator can raise it.`
  if (code === "rate_limited" && seconds !== null) return `You can go on in ${inWords(seconds)}.`
  if (code === "stopped") return "An administrator has to switch it on again; your question is still in the box."
  if (status === 413) return "Make it shorter, or upload it as a document and ask about that."
  if (status === 0 || status >= 500) return "You can send it again safely: it is not done twice."
  return null
}

function inWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? "1 second" : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? "1 minute" : `${minutes} minutes`
}
