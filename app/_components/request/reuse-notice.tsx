import { History } from "lucide-react"
import type { AcceptedRequest, RequestView } from "@/lib/services/requests/requests.dto"
import { Moment } from "../ui/moment"
import { Notice } from "../ui/notice"
import { TextLink } from "../ui/text-link"
import { RerunButton } from "./rerun-button"

type ReuseNoticeProps = { view: RequestView; onRerun: ((accepted: AcceptedRequest) => void) | null }

/** That this answer was not written for this question, how old it is, and the way to a new one. */
export function ReuseNotice({ view, onRerun }: ReuseNoticeProps) {
  const { reuse } = view
  if (!reuse || view.status !== "done") return null
  const age = <Moment iso={reuse.cachedAt} isRelative />
  return (
    <Notice
      tone={reuse.kind === "fallback" ? "warn" : "neutral"}
      icon={History}
      actions={view.isMine && onRerun && <RerunButton requestId={view.id} label="Ask fresh" onAccepted={onRerun} />}
    >
      <p>
        {reuse.kind === "exact" && <>Answered before, {age}{hasEvidence(view) && ", on the same documents"}.</>}
        {reuse.kind === "semantic" && <>Answered before, {age}, {reuse.fromQuestion ? <>when you asked “{reuse.fromQuestion}”</> : "when a colleague asked almost the same"}, on the same documents.</>}
        {reuse.kind === "fallback" && <>The AI providers are out of reach; this is an answer from {age}. {hasEvidence(view) && "What it rests on has not changed since."}</>}
        {reuse.fromRequestId && (
          <>
            {" "}
            <TextLink href={`/requests/${reuse.fromRequestId}`} prefetch={false}>
              The earlier request
            </TextLink>
          </>
        )}
      </p>
    </Notice>
  )
}

function hasEvidence(view: RequestView): boolean {
  return view.sources.length > 0 || view.documents.length > 0
}
