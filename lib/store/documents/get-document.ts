import { and, eq, isNull, type SQL } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import type { Tx } from "@/drizzle/client"
import { documents, documentVersions, users } from "@/drizzle/schema"

const latest = alias(documentVersions, "latest_version")
const current = alias(documentVersions, "current_version")

const latestFacts = {
  id: latest.id,
  number: latest.number,
  sha256: latest.sha256,
  byteLength: latest.byteLength,
  mediaType: latest.mediaType,
  fileName: latest.fileName,
  pageCount: latest.pageCount,
}

const currentFacts = {
  id: current.id,
  number: current.number,
  sha256: current.sha256,
  byteLength: current.byteLength,
  mediaType: current.mediaType,
  fileName: current.fileName,
  pageCount: current.pageCount,
}

export type DocumentRecord = Awaited<ReturnType<typeof selectDocuments>>[number]

/** Documents that are not deleted and that the scope of the transaction may see, with their newest and their serving version. */
export function selectDocuments(tx: Tx, condition: SQL | undefined) {
  return tx
    .select({
      id: documents.id,
      ownerId: documents.ownerId,
      ownerName: users.name,
      title: documents.title,
      visibility: documents.visibility,
      sourceUrl: documents.sourceUrl,
      kind: documents.kind,
      state: documents.state,
      stateCode: documents.stateCode,
      stateReason: documents.stateReason,
      shareDone: documents.shareDone,
      currentVersionId: documents.currentVersionId,
      latestVersionId: documents.latestVersionId,
      analysisRequestId: documents.analysisRequestId,
      createdAt: documents.createdAt,
      updatedAt: documents.updatedAt,
      latest: latestFacts,
      current: currentFacts,
    })
    .from(documents)
    .innerJoin(latest, eq(latest.id, documents.latestVersionId))
    .leftJoin(current, eq(current.id, documents.currentVersionId))
    .leftJoin(users, eq(users.id, documents.ownerId))
    .where(and(isNull(documents.deletedAt), condition))
    .$dynamic()
}

/** Null for unknown, foreign, private and deleted documents alike. */
export async function getDocument(tx: Tx, { id }: { id: string }): Promise<DocumentRecord | null> {
  const [document] = await selectDocuments(tx, eq(documents.id, id)).limit(1)
  return document ?? null
}
