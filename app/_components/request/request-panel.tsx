"use client"

import type { AcceptedRequest, RequestView } from "@/lib/services/requests/requests.dto"
import { LiveText } from "../answer/live-text"
import { ProblemNotice } from "../api/problem-notice"
import { ProposalCard } from "../tools/proposal-card"
import { ToolSteps } from "../tools/tool-steps"
import { LiveStatus } from "./live-status"
import { RequestFooter } from "./request-footer"
import { RequestResult } from "./request-result"
import { ReuseNotice } from "./reuse-notice"
import { StatusNotice } from "./status-notice"
import { StopButton } from "./stop-button"
import type { RequestState } from "./use-request"

type RequestPanelProps = { state: RequestState; hasDetailsLink?: boolean; onRerun?: ((accepted: AcceptedRequest) => void) | null }

/** One request in whatever state it is: writing, held, answered, failed, stopped. The same on every page. */
export function RequestPanel({ state, hasDetailsLink = true, onRerun = null }: RequestPanelProps) {
  const { view, live, isLive, isStopping, problem } = state
  const { answer } = live
  const message = isStopping ? "Stopping" : (answer.status?.message ?? "Starting")
  if (isLive || view === null)
    return (
      <div className="space-y-3" aria-busy={isLive && !problem}>
        {problem && <ProblemNotice problem={problem} />}
        {answer.errorText && (
          <p role="alert" className="text-base text-danger-ink">
            {answer.errorText}
          </p>
        )}
        {!answer.isHeld && <ToolSteps steps={answer.tools} isLive />}
        {!answer.isHeld && <LiveText answer={answer} />}
        {!problem && (
          <div className="flex min-h-8 items-center justify-between gap-3">
            {answer.isFinished ? <LiveStatus message={answer.isHeld ? message : "Putting it together"} isConnected /> : <LiveStatus message={message} isConnected={live.isConnected} />}
            {!answer.isFinished && <StopButton isStopping={isStopping} onStop={state.stop} />}
          </div>
        )}
      </div>
    )
  const toolCalls = view.toolCalls.filter(({ attempt }) => attempt === view.attempts.at(-1)?.number)
  return (
    <div className="space-y-3">
      <p role="status" className="sr-only">
        {endSentence(view)}
      </p>
      <StatusNotice view={view} />
      <ReuseNotice view={view} onRerun={onRerun} />
      <RequestResult view={view} />
      {toolCalls.map((call) => call.proposal && <ProposalCard key={call.id} requestId={view.id} call={call} isMine={view.isMine} onDecided={() => void state.refresh()} />)}
      <ToolSteps steps={toolCalls} isLive={false} />
      {problem && <ProblemNotice problem={problem} />}
      <RequestFooter view={view} hasDetailsLink={hasDetailsLink} onRerun={onRerun} />
    </div>
  )
}

function endSentence(view: RequestView): string {
  if (view.status === "done") return "The answer is complete."
  return view.status === "in_review" ? "Awaiting review." : "Finished without an answer."
}
