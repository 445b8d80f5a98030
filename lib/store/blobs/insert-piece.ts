import { sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { blobs } from "@/drizzle/schema"
import { pieceBytes, pieceKey } from "./blob-pieces"

export type BlobParams = { workspaceId: string; sha256: string; bytes: Uint8Array }

/** Keeps one piece of the bytes, once per workspace. As base64, because PGlite takes bytes one by one. */
export async function insertPiece(tx: Tx, { workspaceId, sha256, bytes, index }: BlobParams & { index: number }): Promise<void> {
  const piece = bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes)
  const encoded = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString("base64")
  await tx
    .insert(blobs)
    .values({ workspaceId, sha256: pieceKey(sha256, index), bytes: sql`decode(${encoded}, 'base64')` })
    .onConflictDoNothing()
}
