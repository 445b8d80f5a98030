import { inArray } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { flags } from "@/drizzle/schema"

/** The values of the named flags in this workspace; a flag nobody set is absent. */
export async function findSwitches(tx: Tx, keys: string[]): Promise<Map<string, { enabled: boolean; reason?: string }>> {
  const found = await tx.select({ key: flags.key, value: flags.value }).from(flags).where(inArray(flags.key, keys))
  return new Map(found.map((flag) => [flag.key, flag.value]))
}
