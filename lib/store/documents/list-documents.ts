import { and, desc, eq, ilike, lt } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents } from "@/drizzle/schema"
import { type DocumentState, documentStates } from "@/drizzle/schema/constants"
import { type DocumentRecord, selectDocuments } from "./get-document"

export type ListDocumentsParams = { state?: string | undefined; titlePart?: string | undefined; beforeId?: string | undefined; limit: number }

/** Newest first. An unknown state matches nothing. */
export async function listDocuments(tx: Tx, params: ListDocumentsParams): Promise<DocumentRecord[]> {
  const { state, titlePart, beforeId, limit } = params
  if (state && !documentStates.includes(state as DocumentState)) return []
  const condition = and(
    state ? eq(documents.state, state as DocumentState) : undefined,
    titlePart ? ilike(documents.title, `%${titlePart.replace(/[\\%_]/g, "\\$&")}%`) : undefined,
    beforeId ? lt(documents.id, beforeId) : undefined,
  )
  return await selectDocuments(tx, condition).orderBy(desc(documents.id)).limit(limit)
}
