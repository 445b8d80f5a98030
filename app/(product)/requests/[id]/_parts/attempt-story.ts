import type { AttemptView, RequestView } from "@/lib/services/requests/requests.dto"
import { formatDuration } from "../../../../_components/format/format-duration"
import { errorSentence, modelName } from "../../../../_components/words/model-words"

export type StoryStep = { text: string; tone: "neutral" | "good" | "warn"; /** What the calls of this try cost. */ costNanoUsd: string; isEstimated: boolean }

type Told = Pick<RequestView, "attempts" | "calls" | "release" | "status">

/** Who was asked, in order, and how each ended: "Asked Claude Sonnet 4.6: it did not answer in time (20 s)." */
export function attemptStory(view: Told): StoryStep[] {
  return view.attempts.map((attempt, index) => {
    const calls = view.calls.filter((call) => call.attempt === attempt.number)
    const { ending, tone } = endingOf(attempt, { isLast: index === view.attempts.length - 1, status: view.status })
    return {
      text: `${openingOf(attempt, view)}: ${ending}.`,
      tone,
      costNanoUsd: String(calls.reduce((sum, call) => sum + BigInt(call.costNanoUsd), 0n)),
      isEstimated: calls.some((call) => call.isEstimated),
    }
  })
}

function openingOf(attempt: AttemptView, { calls, release, attempts }: Told): string {
  const model = attempt.model ?? calls.findLast((call) => call.attempt === attempt.number && call.purpose !== "embed_query")?.model
  const name = model ? modelName(model) : "the model"
  if (attempt.role === "retry") return `Asked ${name} again`
  if (attempt.role === "economy") return `Asked ${name}, the cheaper choice for a request of this size`
  if (attempt.role !== "fallback") return attempt.number === 1 ? `Asked ${name}` : `Asked ${name} once more`
  const isFirst = attempts[0] === attempt
  if (!isFirst || !attempt.passedOver) return `Asked ${name} instead`
  const choice = modelName(release.model)
  return `Did not ask ${choice}, as ${errorSentence(attempt.passedOver)}. Asked ${name} instead`
}

function endingOf(attempt: AttemptView, { isLast, status }: { isLast: boolean; status: RequestView["status"] }): { ending: string; tone: StoryStep["tone"] } {
  const took = attempt.endedAt ? formatDuration(Math.max(1, Date.parse(attempt.endedAt) - Date.parse(attempt.startedAt))) : null
  if (attempt.errorCode === "cancelled" || attempt.outcome === "cancelled") return { ending: took ? `stopped after ${took}` : "stopped", tone: "neutral" }
  if (attempt.errorCode) return { ending: `${errorSentence(attempt.errorCode)}${took ? ` (${took})` : ""}`, tone: "warn" }
  if (attempt.outcome === "delivered") return { ending: `answered in ${took ?? "time"}`, tone: "good" }
  if (attempt.outcome === "held") return { ending: `answered in ${took ?? "time"}, and a reviewer has to look at it`, tone: "good" }
  if (attempt.outcome === "failed") return { ending: `it did not come to a good end${took ? ` (${took})` : ""}`, tone: "warn" }
  if (!isLast) return { ending: errorSentence("lost"), tone: "warn" }
  return status === "pending" || status === "processing" ? { ending: "it is writing", tone: "neutral" } : { ending: took ? `ended after ${took}` : "ended", tone: "neutral" }
}
