import type { Tx } from "@/drizzle/client"
import { type BlobParams, insertPiece } from "./insert-piece"
import { listMissingPieces } from "./list-missing-pieces"

/** Makes sure that all of the bytes are there, whoever stored them. */
export async function insertBlob(tx: Tx, blob: BlobParams): Promise<void> {
  for (const index of await listMissingPieces(tx, blob)) await insertPiece(tx, { ...blob, index })
}
