import { and, asc, between, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { pageLayouts } from "@/drizzle/schema"

export type LayoutRecord = Awaited<ReturnType<typeof listLayouts>>[number]

/** Layouts of the pages `from` to `to`, both included, in order. */
export function listLayouts(tx: Tx, { versionId, from, to }: { versionId: string; from: number; to: number }) {
  return tx
    .select({ page: pageLayouts.page, width: pageLayouts.width, height: pageLayouts.height, lines: pageLayouts.lines, ocrConfidence: pageLayouts.ocrConfidence })
    .from(pageLayouts)
    .where(and(eq(pageLayouts.versionId, versionId), between(pageLayouts.page, from, to)))
    .orderBy(asc(pageLayouts.page))
}
