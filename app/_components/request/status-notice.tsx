import { Ban, Hourglass, RefreshCw, ShieldCheck, ShieldX, Undo2 } from "lucide-react"
import type { RequestView } from "@/lib/services/requests/requests.dto"
import { Moment } from "../ui/moment"
import { Notice } from "../ui/notice"
import { TextLink } from "../ui/text-link"

/** What a reader must know of a request's end before reading on; nothing for an ordinary answer. */
export function StatusNotice({ view }: { view: RequestView }) {
  const { approval, error } = view
  const canSeeDraft = view.text !== null || view.output !== null
  if (view.withdrawn)
    return (
      <Notice tone="danger" icon={Undo2} title="Withdrawn by a recall">
        {view.withdrawn.reason ? <>The reason: {view.withdrawn.reason} </> : null}
        {canSeeDraft ? "Only reviewers and administrators still see what it said. " : "What it said is not shown any more; do not rely on it. "}
        Withdrawn <Moment iso={view.withdrawn.at} />.
      </Notice>
    )
  if (view.isHeld || view.status === "in_review")
    return (
      <Notice tone="warn" icon={Hourglass} title="Awaiting review">
        {canSeeDraft ? (
          <>Only reviewers can read this draft. {view.reviewItemId && <TextLink href={`/review/${view.reviewItemId}`}>Open it in Review</TextLink>}</>
        ) : (
          "A reviewer has to sign this before anyone receives it. It appears here as soon as they have."
        )}
      </Notice>
    )
  if (view.status === "rejected")
    return (
      <Notice tone="danger" icon={ShieldX} title={approval.reviewer ? `${approval.reviewer} did not sign this` : "A reviewer did not sign this"}>
        {approval.reason ? <>The reason: {approval.reason}</> : "No reason was given. Ask the reviewer, or ask again on today's documents."}
      </Notice>
    )
  if (view.status === "failed")
    return (
      <Notice tone="danger" title={error?.message || "This failed before there was an answer."}>
        Nothing was lost, and only what was used was paid. You can ask again.
      </Notice>
    )
  if (view.status === "cancelled")
    return (
      <Notice icon={Ban} title="Stopped">
        {view.text ? "This is what was written until then. Its citations were not checked." : "It was stopped before anything was written."}
      </Notice>
    )
  return (
    <>
      {view.isStale && (
        <Notice tone="warn" icon={RefreshCw} title="A document this rests on has changed since">
          The passages it rests on are no longer what the document says today. What changed is shown with the whole request; ask again for an answer on today's text.
        </Notice>
      )}
      {approval.state === "approved" && (
        <Notice tone="good" icon={ShieldCheck} title={`${approval.decision === "edit" ? "Corrected and signed" : "Signed"} by ${approval.reviewer ?? "a reviewer"}`}>
          {approval.decidedAt && <Moment iso={approval.decidedAt} />}
        </Notice>
      )}
      {approval.state === "suspended" && (
        <Notice tone="warn" icon={ShieldX} title="The signature no longer holds">
          {approval.reviewer ?? "A reviewer"} signed this on evidence that has changed since. Do not rely on it until it is reviewed again.
        </Notice>
      )}
    </>
  )
}
