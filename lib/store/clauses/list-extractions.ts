import { inArray } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { requests } from "@/drizzle/schema"

/** What extraction requests gave, by the id of the request. */
export async function listExtractions(tx: Tx, { requestIds }: { requestIds: string[] }): Promise<Map<string, unknown>> {
  if (requestIds.length === 0) return new Map()
  const found = await tx.select({ id: requests.id, output: requests.resultOutput }).from(requests).where(inArray(requests.id, requestIds))
  return new Map(found.map((row) => [row.id, row.output]))
}
