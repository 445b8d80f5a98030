import type { RequestView } from "@/lib/services/requests/requests.dto"
import { formatCount } from "../../../../_components/format/format-count"
import { formatNanoUsd } from "../../../../_components/format/format-nano-usd"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { cx } from "../../../../_components/ui/cx"
import { Moment } from "../../../../_components/ui/moment"
import { TextLink } from "../../../../_components/ui/text-link"
import { attemptStory } from "./attempt-story"

const dots = { neutral: "bg-control", good: "bg-good-ink", warn: "bg-warn-ink" }

/** Who was asked, in order, how each ended and what it cost. */
export function StoryCard({ view }: { view: RequestView }) {
  const steps = attemptStory(view)
  if (steps.length === 0 && !view.joined && !view.reuse) return null
  const isEstimated = view.calls.some((call) => call.isEstimated)
  return (
    <Card aria-labelledby="story-heading">
      <CardHeader headingId="story-heading" title="How it was answered" description={`${isEstimated ? "About " : ""}${formatNanoUsd(view.costNanoUsd)} in all${view.parts.length > 0 ? ", its parts included" : ""}`} />
      <div className="space-y-3 px-4 py-3 text-base">
        <Joined view={view} />
        {steps.length > 0 && (
          <ol className="space-y-2">
            {steps.map(({ text, tone, costNanoUsd, isEstimated: isAbout }, index) => (
              <li key={index} className="flex items-baseline gap-3">
                <span aria-hidden className={cx("size-2 shrink-0 -translate-y-px rounded-full", dots[tone])} />
                <span className="min-w-0 flex-1">
                  {steps.length > 1 && `${index + 1}. `}
                  {text}
                </span>
                <span className="text-sm text-muted tabular-nums">
                  {isAbout && "≈ "}
                  {formatNanoUsd(costNanoUsd)}
                </span>
              </li>
            ))}
          </ol>
        )}
        <Reused view={view} />
      </div>
    </Card>
  )
}

const reusedBecause = {
  exact: "The same question was answered before, on the same documents, so that answer was given again without a call",
  semantic: "A question that means the same was answered before, on the same documents, so that answer was given again without a call",
  fallback: "No model could be reached, so an earlier answer to the same question was given",
} as const

function Reused({ view: { reuse } }: { view: RequestView }) {
  if (!reuse) return null
  return (
    <p className="text-muted">
      {reusedBecause[reuse.kind]}. It was written{" "}
      {reuse.fromRequestId ? (
        <TextLink href={`/requests/${reuse.fromRequestId}`} prefetch={false}>
          <Moment iso={reuse.cachedAt} />
        </TextLink>
      ) : (
        <Moment iso={reuse.cachedAt} />
      )}
      .
    </p>
  )
}

function Joined({ view: { joined } }: { view: RequestView }) {
  if (!joined) return null
  if ("isLeader" in joined) return <p className="text-muted">{joined.others === 1 ? "One other request" : `${formatCount(joined.others)} other requests`} asked the same meanwhile and got this answer too, without a call of their own.</p>
  return (
    <p className="text-muted">
      The same was being asked already when this came in, so{" "}
      {joined.leaderId ? (
        <TextLink href={`/requests/${joined.leaderId}`} prefetch={false}>
          one run
        </TextLink>
      ) : (
        "one run"
      )}{" "}
      answered both. Its calls and its cost stand there.
    </p>
  )
}
