import { and, eq, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { blobs } from "@/drizzle/schema"
import { pieceBytes, pieceKey } from "./blob-pieces"

type PartParams = { workspaceId: string; sha256: string; start: number; end: number }

/** Bytes [start, end) under a hash, of which only the pieces that hold them are read; null when they are not all there. */
export async function getBlobPart(tx: Tx, { workspaceId, sha256, start, end }: PartParams): Promise<Uint8Array | null> {
  const parts: Buffer[] = []
  for (let at = start; at < end; ) {
    const index = Math.floor(at / pieceBytes)
    const within = at - index * pieceBytes
    const length = Math.min(end, (index + 1) * pieceBytes) - at
    const [row] = await tx
      .select({ encoded: sql<string>`encode(substring(${blobs.bytes} from ${within + 1}::int for ${length}::int), 'base64')` })
      .from(blobs)
      .where(and(eq(blobs.workspaceId, workspaceId), eq(blobs.sha256, pieceKey(sha256, index))))
    const part = row ? Buffer.from(row.encoded, "base64") : null
    if (part?.byteLength !== length) return null
    parts.push(part)
    at += length
  }
  return new Uint8Array(Buffer.concat(parts))
}
