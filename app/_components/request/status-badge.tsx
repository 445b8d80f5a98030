import type { RequestStatus } from "@/drizzle/schema/constants"
import { Badge } from "../ui/badge"
import { requestStatusLooks } from "./request-status"

export function StatusBadge({ status }: { status: RequestStatus }) {
  const { label, tone, icon } = requestStatusLooks[status]
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  )
}
