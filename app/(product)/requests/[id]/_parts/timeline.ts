import type { RequestView } from "@/lib/services/requests/requests.dto"
import { errorLabel } from "../../../../_components/words/model-words"

export type TimelineEvent = { at: string; label: string; detail: string | null; tone: "neutral" | "good" | "warn" | "danger" }

const endings: Record<string, { label: string; tone: TimelineEvent["tone"] }> = {
  done: { label: "Delivered", tone: "good" },
  failed: { label: "Failed", tone: "danger" },
  cancelled: { label: "Stopped", tone: "neutral" },
  rejected: { label: "Rejected", tone: "danger" },
}

const decisions: Record<string, string> = { approve: "Signed", edit: "Corrected and signed", reject: "Rejected in review", rerun: "Sent back to be done again" }

/** What happened to a request and when, in order, in a product manager's words. */
export function timelineOf(view: RequestView): TimelineEvent[] {
  const events: TimelineEvent[] = [{ at: view.createdAt, label: "Asked", detail: "Accepted, with its budget reserved", tone: "neutral" }]
  for (const { number, startedAt, endedAt, outcome, errorCode } of view.attempts) {
    events.push({ at: startedAt, label: number === 1 ? "Started" : `Attempt ${number} started`, detail: null, tone: "neutral" })
    const hasFailed = errorCode !== null || outcome === "failed"
    if (endedAt && hasFailed && number < view.attempts.length) events.push({ at: endedAt, label: `Attempt ${number} failed`, detail: errorCode && errorLabel(errorCode), tone: "warn" })
  }
  if (view.attempts.length === 0 && view.startedAt) events.push({ at: view.startedAt, label: "Started", detail: null, tone: "neutral" })
  if (view.firstTokenAt) events.push({ at: view.firstTokenAt, label: "First words", detail: null, tone: "neutral" })
  const lastEnd = view.attempts.at(-1)?.endedAt
  if (lastEnd && (view.status === "in_review" || view.approval.decidedAt)) events.push({ at: lastEnd, label: "Held for review", detail: "Only reviewers can read it from here on", tone: "warn" })
  if (view.approval.decidedAt && view.approval.decision)
    events.push({ at: view.approval.decidedAt, label: decisions[view.approval.decision] ?? "Decided", detail: view.approval.reviewer ? `By ${view.approval.reviewer}` : null, tone: view.approval.decision === "reject" ? "danger" : "good" })
  const ending = endings[view.status]
  if (view.finishedAt && ending) events.push({ at: view.finishedAt, detail: view.error?.message ?? null, ...ending })
  return events
    .map((event, order) => ({ event, order }))
    .sort((a, b) => a.event.at.localeCompare(b.event.at) || a.order - b.order)
    .map(({ event }) => event)
}
