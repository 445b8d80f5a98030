import { countLive, type LiveCount } from "@/lib/store/operations/count-live"
import { measureIndexes } from "@/lib/store/indexing/index-checks"
import type { Deps } from "../context"

const names: Record<LiveCount["kind"], { name: string; help: string }> = {
  requests: { name: "countersign_requests_live", help: "Requests that have not ended, by status" },
  documents: { name: "countersign_documents", help: "Documents by state" },
  calls: { name: "countersign_calls_last_hour", help: "Provider calls of the last hour, by how they ended" },
}

/** Numbers of this moment for the metrics page. */
export async function measureSystem(deps: Pick<Deps, "database" | "hub">) {
  const { counts, index } = await deps.database.system(async (tx) => ({ counts: await countLive(tx), index: await measureIndexes(tx) }))
  return [
    { name: "countersign_stream_listeners", help: "Listeners of live streams in this process", value: deps.hub.listenerCount() },
    ...counts.map(({ kind, state, count }) => ({ ...names[kind], labels: { state }, value: count })),
    { name: "countersign_index_pending_documents", help: "Documents on their way into the index, or of which something waits", value: index.pending },
    { name: "countersign_index_oldest_pending_seconds", help: "How long the oldest of them has waited", value: index.oldestPendingSeconds },
    { name: "countersign_index_without_vector", help: "Passages without a vector, as of the last check of every workspace", value: index.withoutVector },
    { name: "countersign_index_problems", help: "Kinds of findings of the last check of every workspace, summed", value: index.problems },
    { name: "countersign_index_building", help: "Workspaces whose index is being built with another embedding model", value: index.building },
    ...(index.lowestRecall === null ? [] : [{ name: "countersign_index_recall", help: "Lowest recall of any workspace at its last probe, 0 to 1", value: index.lowestRecall }]),
    ...(index.oldestCheckSeconds === null ? [] : [{ name: "countersign_index_check_age_seconds", help: "Age of the last full check, of the workspace where it is oldest", value: index.oldestCheckSeconds }]),
  ]
}
