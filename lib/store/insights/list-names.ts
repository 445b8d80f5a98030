import { inArray } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { users } from "@/drizzle/schema"

/** Names of people of the workspace by id. */
export async function listNames(tx: Tx, userIds: string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map()
  const found = await tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, userIds))
  return new Map(found.map((user) => [user.id, user.name]))
}
