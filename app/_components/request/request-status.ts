import { Ban, CircleCheck, CircleDashed, CircleX, Hourglass, LoaderCircle, ShieldX, type LucideIcon } from "lucide-react"
import type { RequestStatus } from "@/drizzle/schema/constants"
import type { Tone } from "../ui/badge"

/** How each status is called and shown, everywhere. */
export const requestStatusLooks: Record<RequestStatus, { label: string; tone: Tone; icon: LucideIcon }> = {
  pending: { label: "Waiting", tone: "neutral", icon: CircleDashed },
  processing: { label: "Working", tone: "accent", icon: LoaderCircle },
  in_review: { label: "Awaiting review", tone: "warn", icon: Hourglass },
  done: { label: "Done", tone: "good", icon: CircleCheck },
  failed: { label: "Failed", tone: "danger", icon: CircleX },
  cancelled: { label: "Stopped", tone: "neutral", icon: Ban },
  rejected: { label: "Rejected", tone: "danger", icon: ShieldX },
}
