import { asc, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { recognisedPages } from "@/drizzle/schema"

/** What recognition gave for the pages of a version so far, in order. */
export function listRecognised(tx: Tx, { versionId }: { versionId: string }) {
  return tx
    .select({ page: recognisedPages.page, width: recognisedPages.width, height: recognisedPages.height, lines: recognisedPages.lines, confidence: recognisedPages.confidence })
    .from(recognisedPages)
    .where(eq(recognisedPages.versionId, versionId))
    .orderBy(asc(recognisedPages.page))
}

/** Numbers of the pages that are recognised already. */
export async function listRecognisedNumbers(tx: Tx, { versionId }: { versionId: string }): Promise<number[]> {
  const found = await tx.select({ page: recognisedPages.page }).from(recognisedPages).where(eq(recognisedPages.versionId, versionId))
  return found.map(({ page }) => page)
}
