import { CircleAlert, CircleCheck, Pause, RotateCw } from "lucide-react"
import type { ConnectorView } from "@/lib/services/connectors/connectors.dto"
import { Badge } from "../../../../_components/ui/badge"

export function ConnectorBadge({ connector: { state, isPaused, lastSyncedAt } }: { connector: Pick<ConnectorView, "state" | "isPaused" | "lastSyncedAt"> }) {
  if (state === "running") return <Badge tone="accent" icon={RotateCw}>Syncing</Badge>
  if (isPaused) return <Badge icon={Pause}>Paused</Badge>
  if (state === "failed") return <Badge tone="danger" icon={CircleAlert}>Failed</Badge>
  return lastSyncedAt ? <Badge tone="good" icon={CircleCheck}>In sync</Badge> : <Badge>Waiting</Badge>
}
