import { eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documentVersions } from "@/drizzle/schema"

/** Notes why a version cannot be used; nulls take the note away before another try. */
export async function updateVersionFailed(tx: Tx, { versionId, code, reason }: { versionId: string; code: string | null; reason: string | null }): Promise<void> {
  await tx.update(documentVersions).set({ failureCode: code, failureReason: reason }).where(eq(documentVersions.id, versionId))
}
