import { eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { requestSources } from "@/drizzle/schema"

/** The passages a request's answer may rest on, in the order of their markers. */
export async function replaceSources(tx: Tx, requestId: string, sources: (typeof requestSources.$inferInsert)[]): Promise<void> {
  await tx.delete(requestSources).where(eq(requestSources.requestId, requestId))
  if (sources.length > 0) await tx.insert(requestSources).values(sources)
}
