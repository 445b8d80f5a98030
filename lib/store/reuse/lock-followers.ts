import { and, asc, eq, inArray } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { requests } from "@/drizzle/schema"
import type { RequestRecord } from "../requests/lock-request"

const isWaiting = inArray(requests.status, ["pending", "processing"])

/** Those who wait for the answer of a request whose row the caller has locked, in the order in which they joined. */
export function lockFollowers(tx: Tx, leaderId: string): Promise<RequestRecord[]> {
  return tx
    .select()
    .from(requests)
    .where(and(eq(requests.leaderId, leaderId), isWaiting))
    .orderBy(asc(requests.id))
    .for("update")
}

export async function countWaiting(tx: Tx, leaderId: string): Promise<number> {
  return tx.$count(requests, and(eq(requests.leaderId, leaderId), isWaiting))
}

/** Everybody who joined a request, whatever became of them. */
export async function countJoined(tx: Tx, leaderId: string): Promise<number> {
  return tx.$count(requests, eq(requests.leaderId, leaderId))
}
