import { asc, eq, inArray } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { calls } from "@/drizzle/schema"

export function listCalls(tx: Tx, requestIds: string[]) {
  const where = requestIds.length === 1 && requestIds[0] ? eq(calls.requestId, requestIds[0]) : inArray(calls.requestId, requestIds)
  return tx.select().from(calls).where(where).orderBy(asc(calls.startedAt), asc(calls.id))
}
