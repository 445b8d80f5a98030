import { and, eq, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { blobs } from "@/drizzle/schema"
import { pieceKey } from "./blob-pieces"

/** The bytes under a hash; null when they are not there. */
export async function getBlob(tx: Tx, { workspaceId, sha256 }: { workspaceId: string; sha256: string }): Promise<Uint8Array | null> {
  const pieces: Buffer[] = []
  for (;;) {
    const [row] = await tx
      .select({ encoded: sql<string>`encode(${blobs.bytes}, 'base64')` })
      .from(blobs)
      .where(and(eq(blobs.workspaceId, workspaceId), eq(blobs.sha256, pieceKey(sha256, pieces.length))))
    if (!row) return pieces.length > 0 ? new Uint8Array(Buffer.concat(pieces)) : null
    pieces.push(Buffer.from(row.encoded, "base64"))
  }
}
