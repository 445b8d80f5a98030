import { and, eq, isNull, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents } from "@/drizzle/schema"
import type { DocumentState } from "@/drizzle/schema/constants"

export type StateChange = {
  documentId: string
  /** The version the work is about; a newer one's state is never overwritten by the work on an older one. */
  versionId: string
  state: DocumentState
  code?: string | null
  reason?: string | null
  /** 0 to 1. */
  shareDone: number
}

/** Sets where the processing stands; false when the document is gone or has a newer version. */
export async function updateState(tx: Tx, change: StateChange): Promise<boolean> {
  const changed = await tx
    .update(documents)
    .set({ state: change.state, stateCode: change.code ?? null, stateReason: change.reason ?? null, shareDone: change.shareDone, updatedAt: sql`now()` })
    .where(and(eq(documents.id, change.documentId), eq(documents.latestVersionId, change.versionId), isNull(documents.deletedAt)))
    .returning({ id: documents.id })
  return changed.length > 0
}
