import { and, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { blobs } from "@/drizzle/schema"

export async function getBlob(tx: Tx, { workspaceId, sha256 }: { workspaceId: string; sha256: string }): Promise<Uint8Array | null> {
  const [row] = await tx.select({ bytes: blobs.bytes }).from(blobs).where(and(eq(blobs.workspaceId, workspaceId), eq(blobs.sha256, sha256))).limit(1)
  return row?.bytes ?? null
}
