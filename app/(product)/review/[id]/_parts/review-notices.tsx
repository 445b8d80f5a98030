"use client"

import type { ReviewView } from "@/lib/services/reviews/reviews.dto"
import { Moment } from "../../../../_components/ui/moment"
import { Notice } from "../../../../_components/ui/notice"

/** What a reviewer has to know before anything else. */
export function ReviewNotices({ view }: { view: ReviewView }) {
  if (view.state === "decided")
    return (
      <Notice tone={view.decision === "approve" || view.decision === "edit" ? "good" : "neutral"} title={<DecidedLine view={view} />}>
        {view.decisionReason && <p>{view.decisionReason}</p>}
      </Notice>
    )
  return (
    <div className="space-y-2">
      {!view.canDecide && <Notice tone="accent" title="You asked for this yourself">Another reviewer has to decide it. Until then you see that it waits, and nothing of its text.</Notice>}
      {view.canDecide && view.claimedBy && !view.isMine && (
        <Notice tone="warn" title={`${view.claimedBy.name} is working on this one`}>
          {view.claimExpiresAt && (
            <>
              It is free again on <Moment iso={view.claimExpiresAt} />, or sooner if it is given back.
            </>
          )}
        </Notice>
      )}
      {view.hasEvidenceChanged && view.canDecide && (
        <Notice tone="warn" title="The evidence has changed since this was held">
          A document behind it has a new version, or the output was written anew. Check it against what there is today, or ask again.
        </Notice>
      )}
      <Notice title="Why a person must look">
        {view.reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </Notice>
    </div>
  )
}

function DecidedLine({ view }: { view: ReviewView }) {
  const words = { approve: "Approved", edit: "Approved with changes", reject: "Rejected", rerun: "Closed and asked again" }
  return (
    <>
      {view.decision ? words[view.decision] : "Decided"} by {view.decidedBy ?? "a reviewer"}
      {view.decidedAt && (
        <>
          , <Moment iso={view.decidedAt} />
        </>
      )}
    </>
  )
}
