import { sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"

export const changesChannel = "countersign_changes"
/** PostgreSQL takes payloads of less than 8,000 bytes; a key has at most 60. */
const keysPerNotify = 120

/** Tells the other processes, when this transaction commits, that something under these keys changed. */
export async function notifyChanges(tx: Tx, input: { from: string; keys: string[] }): Promise<void> {
  for (let at = 0; at < input.keys.length; at += keysPerNotify) {
    const payload = [input.from, ...input.keys.slice(at, at + keysPerNotify)].join(" ")
    await tx.execute(sql`select pg_notify(${changesChannel}, ${payload})`)
  }
}
