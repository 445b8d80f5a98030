import { countLive, type LiveCount } from "@/lib/store/operations/count-live"
import type { Deps } from "../context"

const names: Record<LiveCount["kind"], { name: string; help: string }> = {
  requests: { name: "countersign_requests_live", help: "Requests that have not ended, by status" },
  documents: { name: "countersign_documents", help: "Documents by state" },
  calls: { name: "countersign_calls_last_hour", help: "Provider calls of the last hour, by how they ended" },
}

/** Numbers of this moment for the metrics page. */
export async function measureSystem(deps: Pick<Deps, "database" | "hub">) {
  const counts = await deps.database.system(countLive)
  return [
    { name: "countersign_stream_listeners", help: "Listeners of live streams in this process", value: deps.hub.listenerCount() },
    ...counts.map(({ kind, state, count }) => ({ ...names[kind], labels: { state }, value: count })),
  ]
}
