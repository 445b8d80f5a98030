import { uuidv7 } from "uuidv7"
import type { Tx } from "@/drizzle/client"
import { budgets, memberships, users, workspaces } from "@/drizzle/schema"

/** What the product may spend a day on asking again by itself, until an administrator says otherwise. */
export const warmingTokensPerDay = 20_000n

export type NewWorkspace = {
  workspace: { name: string; timeZone: string }
  admin: { email: string; name: string; passwordHash: string | null }
  tokensPerDay: bigint
}

export async function insertWorkspace(tx: Tx, { workspace, admin, tokensPerDay }: NewWorkspace): Promise<{ workspaceId: string; userId: string }> {
  const workspaceId = uuidv7()
  const userId = uuidv7()
  await tx.insert(workspaces).values({ id: workspaceId, ...workspace })
  await tx.insert(users).values({ id: userId, ...admin })
  await tx.insert(memberships).values({ workspaceId, userId, role: "admin" })
  await tx.insert(budgets).values([
    { workspaceId, scope: "user", subject: "*", period: "day", unit: "tokens", limitAmount: tokensPerDay },
    { workspaceId, scope: "purpose", subject: "warming", period: "day", unit: "tokens", limitAmount: warmingTokensPerDay },
  ])
  return { workspaceId, userId }
}
