import type { Tx } from "@/drizzle/client"
import { blobs } from "@/drizzle/schema"

/** Keeps the bytes once per workspace, under their hash. */
export async function insertBlob(tx: Tx, blob: { workspaceId: string; sha256: string; bytes: Uint8Array }): Promise<void> {
  await tx.insert(blobs).values(blob).onConflictDoNothing()
}
