import { uuidv7 } from "uuidv7"
import type { Database } from "@/drizzle/client"
import { memberships, users, workspaces } from "@/drizzle/schema"

/** A workspace with one member, to measure in. */
export async function seedWorkspace(database: Database) {
  const actor = { workspaceId: uuidv7(), userId: uuidv7(), role: "member" as const }
  await database.system(async (tx) => {
    await tx.insert(workspaces).values({ id: actor.workspaceId, name: "Bench" })
    await tx.insert(users).values({ id: actor.userId, email: `${actor.userId}@bench.example`, name: "Bench" })
    await tx.insert(memberships).values({ workspaceId: actor.workspaceId, userId: actor.userId, role: actor.role })
  })
  return actor
}
