import type { Tx } from "@/drizzle/client"
import { listReliances } from "@/lib/store/freshness/list-reliances"
import type { NewStaleCause } from "@/lib/store/freshness/mark-stale"

const mostPerAnswer = 50

/** Why each answer on a document does not stand any more once it is gone. Asked before anything of it is removed. */
export async function listDeletedCauses(tx: Tx, input: { documentId: string; servingVersionId: string | null }): Promise<NewStaleCause[]> {
  const { documentId, servingVersionId } = input
  return (await listReliances(tx, { documentId })).flatMap(({ requestId, passages }) => {
    const whole = servingVersionId ? [{ versionId: servingVersionId, start: 0, end: 0, isCited: false }] : []
    const cited = passages.filter(({ isCited }) => isCited)
    const chosen = cited.length > 0 ? cited : passages.length > 0 ? passages : whole
    return chosen.slice(0, mostPerAnswer).map(({ versionId, start, end, isCited }) => ({ requestId, documentId, oldVersionId: versionId, newVersionId: null, kind: "deleted" as const, isCited, oldStart: start, oldEnd: end, newStart: null, newEnd: null }))
  })
}
