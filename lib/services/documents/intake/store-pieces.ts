import { pieceCount } from "@/lib/store/blobs/blob-pieces"
import { insertPiece } from "@/lib/store/blobs/insert-piece"
import { listMissingPieces } from "@/lib/store/blobs/list-missing-pieces"
import { scopeOf, type ServiceContext } from "../../context"
import type { CheckedFile } from "./check-file"

/**
 * Brings a large file into the database ahead of the transaction that needs it, a piece at a time, so that others get their
 * turn on the one connection that PGlite has. What a dead process left behind is used by the next upload of the same file.
 */
export async function storePieces(ctx: ServiceContext, { bytes, sha256 }: CheckedFile): Promise<void> {
  const { workspaceId } = ctx.actor
  const { database } = ctx.deps
  if (pieceCount(bytes.byteLength) === 1) return
  const missing = await database.workspace(scopeOf(ctx), (tx) => listMissingPieces(tx, { workspaceId, sha256, bytes }))
  for (const index of missing) await database.workspace(scopeOf(ctx), (tx) => insertPiece(tx, { workspaceId, sha256, bytes, index }))
}
