import { Check, Lock, PencilLine, RotateCcw, SkipForward, X } from "lucide-react"
import type { Decision } from "@/drizzle/schema/constants"
import type { ReviewView } from "@/lib/services/reviews/reviews.dto"
import { Button } from "../../../../_components/ui/button"
import { LinkButton } from "../../../../_components/ui/link-button"

type DecisionBarProps = {
  view: ReviewView
  nextId: string | null
  isEditing: boolean
  busy: Decision | null
  isClaimBusy: boolean
  onClaim: () => void
  onApprove: () => void
  onEdit: () => void
  onCancelEdit: () => void
  onReject: () => void
  onRerun: () => void
}

/** Everything one can do with the item, always in reach at the foot of the page. */
export function DecisionBar(props: DecisionBarProps) {
  const { view, nextId, isEditing, busy } = props
  const isBlocked = !view.canDecide || (view.claimedBy !== null && !view.isMine)
  return (
    <div role="group" aria-label="Decision" className="flex flex-wrap items-center gap-2">
      {!isBlocked &&
        (isEditing ? (
          <>
            <Button variant="primary" onClick={props.onApprove} isBusy={busy === "edit"}>
              <Check aria-hidden /> Approve with these changes
            </Button>
            <Button onClick={props.onCancelEdit}>Drop the changes</Button>
          </>
        ) : (
          <>
            <Button variant="primary" onClick={props.onApprove} isBusy={busy === "approve"} aria-keyshortcuts="a">
              <Check aria-hidden /> Approve
            </Button>
            <Button onClick={props.onEdit} aria-keyshortcuts="e">
              <PencilLine aria-hidden /> Edit
            </Button>
            <Button onClick={props.onReject} isBusy={busy === "reject"} aria-keyshortcuts="r">
              <X aria-hidden /> Reject
            </Button>
            <Button variant="ghost" onClick={props.onRerun} isBusy={busy === "rerun"}>
              <RotateCcw aria-hidden /> Ask again
            </Button>
          </>
        ))}
      <span className="ml-auto flex flex-wrap items-center gap-2">
        {!isBlocked && (
          <Button variant="ghost" onClick={props.onClaim} isBusy={props.isClaimBusy} aria-keyshortcuts="c">
            <Lock aria-hidden /> {view.isMine ? "Give back" : "Claim"}
          </Button>
        )}
        {nextId ? (
          <LinkButton variant="ghost" href={`/review/${nextId}`} aria-keyshortcuts="n">
            <SkipForward aria-hidden /> Next
          </LinkButton>
        ) : (
          <LinkButton variant="ghost" href="/review">
            To the queue
          </LinkButton>
        )}
      </span>
    </div>
  )
}
