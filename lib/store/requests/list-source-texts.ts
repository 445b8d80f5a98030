import { and, eq, inArray } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documentVersions, requestSources } from "@/drizzle/schema"

/** Texts and pages of the versions that the named sources of a request come from, each version once. */
export function listSourceTexts(tx: Tx, { requestId, markers }: { requestId: string; markers: number[] }) {
  const versionIds = tx
    .select({ id: requestSources.versionId })
    .from(requestSources)
    .where(and(eq(requestSources.requestId, requestId), inArray(requestSources.marker, markers)))
  return tx.select({ id: documentVersions.id, text: documentVersions.text, pages: documentVersions.pages }).from(documentVersions).where(inArray(documentVersions.id, versionIds))
}
