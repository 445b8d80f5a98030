import type { Tx } from "@/drizzle/client"
import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import { appendFrames } from "@/lib/store/requests/append-frames"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import type { Unannounced } from "@/lib/store/requests/mark-announced"
import { updateRequest } from "@/lib/store/requests/update-request"
import { readShown } from "@/lib/store/reuse/read-shown"
import { statusPart } from "../../requests/stream/parts"
import { together } from "../../requests/together"

export type Restarting = {
  leader: RequestRecord
  followers: RequestRecord[]
  /** True when the first of them may run for the others; false when what they may read differs. */
  isTogether: boolean
}

/**
 * Those who joined a run that has nothing for them are worked on after all: their readers start again where they are.
 * Returns those whose run is to be announced once this is committed.
 */
export async function restartFollowers(tx: Tx, { leader, followers, isTogether }: Restarting): Promise<Unannounced[]> {
  if (followers.length === 0) return []
  const { lastSeq } = await readShown(tx, leader.id)
  const runs = isTogether ? followers.slice(0, 1) : followers
  for (const request of runs) await restart(tx, request, { leader, behind: lastSeq, shareKey: isTogether ? request.shareKey : null })
  const [runsForOthers] = runs
  for (const { id } of followers.slice(runs.length)) await updateRequest(tx, id, { leaderId: runsForOthers?.id ?? null, status: "pending" })
  return runs.map(({ id, workspaceId, promptKey, actorId, origin }) => ({ id, workspaceId, promptKey, userId: actorId, origin }))
}

async function restart(tx: Tx, request: RequestRecord, input: { leader: RequestRecord; behind: number; shareKey: string | null }): Promise<void> {
  const { workspaceId, id, promptKey } = request
  const hasReaders = input.behind >= 0
  await together(
    updateRequest(tx, id, { leaderId: null, shareKey: input.shareKey, status: "pending", announcedAt: null }),
    appendFrames(tx, { workspaceId, requestId: id, attempt: 0, parts: hasReaders ? [{ type: "reset-step" }, statusPart("pending", "queued")] : [], behind: input.behind }),
    insertSystemAudit(tx, { workspaceId, action: "request.restarted", subjectKind: "request", subjectId: id, detail: { promptKey, joined: input.leader.id } }),
  )
}
