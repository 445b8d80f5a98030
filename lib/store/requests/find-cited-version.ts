import { and, asc, eq, isNull } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, documentVersions, versionChunks } from "@/drizzle/schema"

/** Text and pages of a version, and where its chunks stand; null while unread, and where its document is gone. */
export async function findCitedVersion(tx: Tx, { versionId }: { versionId: string }) {
  const [version] = await tx
    .select({ id: documentVersions.id, documentId: documentVersions.documentId, text: documentVersions.text, pages: documentVersions.pages })
    .from(documentVersions)
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(and(eq(documentVersions.id, versionId), isNull(documents.deletedAt)))
  if (!version || version.text === null) return null
  const placements = await tx
    .select({ chunkId: versionChunks.chunkId, start: versionChunks.start, end: versionChunks.end })
    .from(versionChunks)
    .where(eq(versionChunks.versionId, version.id))
    .orderBy(asc(versionChunks.start))
  return { ...version, text: version.text, placements }
}
