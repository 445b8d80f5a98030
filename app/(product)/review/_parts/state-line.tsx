import { CircleCheck, CircleX, Lock, PencilLine, RotateCcw, UserRound, type LucideIcon } from "lucide-react"
import type { Decision } from "@/drizzle/schema/constants"
import type { ReviewRow } from "@/lib/services/reviews/reviews.dto"
import { Badge, type Tone } from "../../../_components/ui/badge"

const decisionLooks: Record<Decision, { label: string; tone: Tone; icon: LucideIcon }> = {
  approve: { label: "Approved", tone: "good", icon: CircleCheck },
  edit: { label: "Approved with changes", tone: "good", icon: PencilLine },
  reject: { label: "Rejected", tone: "danger", icon: CircleX },
  rerun: { label: "Asked again", tone: "neutral", icon: RotateCcw },
}

/** Who has it, or how it was decided. */
export function StateBadge({ item }: { item: Pick<ReviewRow, "state" | "claimedBy" | "isMine" | "decision" | "canDecide"> }) {
  if (item.decision) {
    const { label, tone, icon } = decisionLooks[item.decision]
    return (
      <Badge tone={tone} icon={icon}>
        {label}
      </Badge>
    )
  }
  if (item.isMine) return <Badge tone="accent" icon={UserRound}>Yours</Badge>
  if (item.claimedBy) return <Badge tone="warn" icon={Lock}>{item.claimedBy.name} has it</Badge>
  return item.canDecide ? <Badge>Free</Badge> : <Badge icon={UserRound}>Asked by you</Badge>
}
