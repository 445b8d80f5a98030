import { and, eq, inArray } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { citations } from "@/drizzle/schema"
import type { Verdict } from "@/drizzle/schema/constants"

type Place = { id: string; marker: number; answerStart: number; answerEnd: number; verdict: Verdict }

export function listCitationPlaces(tx: Tx, of: { requestId: string; attempt: number }): Promise<Place[]> {
  const { id, marker, answerStart, answerEnd, verdict } = citations
  return tx
    .select({ id, marker, answerStart, answerEnd, verdict })
    .from(citations)
    .where(and(eq(citations.requestId, of.requestId), eq(citations.attempt, of.attempt)))
}

export async function moveCitations(tx: Tx, change: { moved: Place[]; lostIds: string[] }): Promise<void> {
  for (const { id, answerStart, answerEnd } of change.moved) await tx.update(citations).set({ answerStart, answerEnd }).where(eq(citations.id, id))
  if (change.lostIds.length > 0) await tx.delete(citations).where(inArray(citations.id, change.lostIds))
}
