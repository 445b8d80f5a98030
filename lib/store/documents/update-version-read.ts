import { eq, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documentVersions, type HiddenText, type PageRange, type SectionRange } from "@/drizzle/schema"

export type ReadVersion = {
  versionId: string
  text: string
  pages: PageRange[] | null
  sections: SectionRange[]
  pageCount: number | null
  warnings: { code: string; message: string }[]
  hiddenTexts: HiddenText[]
  ocrConfidence: number | null
}

export async function updateVersionRead(tx: Tx, { versionId, ...read }: ReadVersion): Promise<void> {
  await tx
    .update(documentVersions)
    .set({ ...read, readAt: sql`now()`, failureCode: null, failureReason: null })
    .where(eq(documentVersions.id, versionId))
}
