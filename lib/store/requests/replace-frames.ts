import { eq, lte, and } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { streamFrames } from "@/drizzle/schema"
import { appendFrames, type NewFrames, type StoredFrame } from "./append-frames"

/** Takes all frames of a request away and puts these in their place, numbered behind those taken, so that a reader's position stays true. */
export async function replaceFrames(tx: Tx, input: NewFrames): Promise<StoredFrame[]> {
  const [first, ...rest] = await appendFrames(tx, input)
  if (!first) return []
  await tx.delete(streamFrames).where(and(eq(streamFrames.requestId, input.requestId), lte(streamFrames.seq, first.seq - 1)))
  return [first, ...rest]
}
