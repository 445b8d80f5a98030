"use client"

import { useRouter } from "next/navigation"
import type { RequestView } from "@/lib/services/requests/requests.dto"
import { ChangesPanel } from "../../../../_components/changes/changes-panel"
import { WatchButton } from "../../../../_components/notifications/watch-button"
import { RequestPanel } from "../../../../_components/request/request-panel"
import { StatusBadge } from "../../../../_components/request/status-badge"
import { useRequest } from "../../../../_components/request/use-request"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { Moment } from "../../../../_components/ui/moment"
import { Notice } from "../../../../_components/ui/notice"
import { PageHeader } from "../../../../_components/ui/page-header"
import { TextLink } from "../../../../_components/ui/text-link"
import { CallsCard } from "./calls-card"
import { PartsCard } from "./parts-card"
import { PayloadCard } from "./payload-card"
import { ReleaseCard } from "./release-card"
import { ReplayPanel } from "./replay-panel"
import { RerunDifference } from "./rerun-difference"
import { SourcesCard } from "./sources-card"
import { StoryCard } from "./story-card"
import { TimelineCard } from "./timeline-card"

/** Everything about one request: what was asked, what came of it, on which evidence, by which prompt and at what cost. */
export function RequestDetail({ initial, canRecall }: { initial: RequestView; canRecall: boolean }) {
  const router = useRouter()
  const state = useRequest({ requestId: initial.id, initial })
  const view = state.view ?? initial
  const question = typeof view.payload?.question === "string" ? view.payload.question : null
  return (
    <>
      <PageHeader
        eyebrow={
          <>
            <TextLink href="/requests">Requests</TextLink> <span aria-hidden>/</span> {view.promptTitle}
          </>
        }
        title={question ?? view.promptTitle}
        description={
          <>
            Asked by {view.isMine ? "you" : view.actor.name}, <Moment iso={view.createdAt} />
            {view.rerunOfId && (
              <>
                , as a repeat of <TextLink href={`/requests/${view.rerunOfId}`}>an earlier request</TextLink>
              </>
            )}
            {view.parentId && (
              <>
                , as a part of <TextLink href={`/requests/${view.parentId}`}>a larger one</TextLink>
              </>
            )}
            {view.conversationId && (
              <>
                , in <TextLink href={`/ask/${view.conversationId}`}>a conversation</TextLink>
              </>
            )}
          </>
        }
        actions={
          <>
            {view.status === "done" && <WatchButton subjectKind="request" subjectId={view.id} />}
            <StatusBadge status={view.status} />
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] beside:grid-cols-1">
        <div className="min-w-0 space-y-4">
          <PayloadCard view={view} hidesQuestion={question !== null} />
          <Card aria-labelledby="answer-heading">
            <CardHeader headingId="answer-heading" title={view.output === null || view.output === undefined ? "Answer" : "Result"} />
            <div className="p-4">
              {!view.hasTexts && !state.isLive ? (
                <Notice>You see what this request did and cost. What was asked and answered is for its author only.</Notice>
              ) : (
                <RequestPanel state={state} hasDetailsLink={false} onRerun={(accepted) => router.push(`/requests/${accepted.id}`)} />
              )}
            </div>
          </Card>
          {view.isStale && view.hasTexts && !view.isHeld && <ChangesPanel requestId={view.id} onRerun={(accepted) => router.push(`/requests/${accepted.id}`)} />}
          {view.rerunOfId && view.hasTexts && <RerunDifference requestId={view.id} isOver={!state.isLive && view.finishedAt !== null} />}
          <SourcesCard sources={view.sources} />
          <StoryCard view={view} />
          <PartsCard parts={view.parts} />
          <CallsCard calls={view.calls} />
        </div>
        <div className="min-w-0 space-y-4">
          <TimelineCard view={view} />
          <ReleaseCard view={view} canRecall={canRecall} />
          {view.hasTexts && !state.isLive && <ReplayPanel requestId={view.id} />}
        </div>
      </div>
    </>
  )
}
