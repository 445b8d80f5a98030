import { and, eq, inArray } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { blobs } from "@/drizzle/schema"
import { pieceCount, pieceKey } from "./blob-pieces"

/** Numbers of the pieces that are missing. */
export async function listMissingPieces(tx: Tx, { workspaceId, sha256, bytes }: { workspaceId: string; sha256: string; bytes: { byteLength: number } }): Promise<number[]> {
  const keys = Array.from({ length: pieceCount(bytes.byteLength) }, (_, index) => pieceKey(sha256, index))
  const found = await tx.select({ key: blobs.sha256 }).from(blobs).where(and(eq(blobs.workspaceId, workspaceId), inArray(blobs.sha256, keys)))
  const present = new Set(found.map((row) => row.key))
  return keys.flatMap((key, index) => (present.has(key) ? [] : [index]))
}
