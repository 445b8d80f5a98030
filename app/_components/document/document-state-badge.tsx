import type { DocumentState } from "@/drizzle/schema/constants"
import { Badge } from "../ui/badge"
import { documentStateLooks } from "./document-states"

export function DocumentStateBadge({ state }: { state: DocumentState }) {
  const { label, tone, icon } = documentStateLooks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  )
}
