import { eq } from "drizzle-orm"
import { uuidv7 } from "uuidv7"
import type { Tx } from "../client"
import { budgets, memberships, users, workspaces } from "../schema"
import type { Role } from "../schema/constants"
import { warmingTokensPerDay } from "@/lib/store/identity/insert-workspace"

type Account = { email: string; name: string; role: Role }

/** Enough for a day of trying things out with any model; a workspace of one's own starts with 100,000. */
const demoTokensPerDay = 2_000_000n

/** Null when the demo workspace is there already. */
export async function insertDemoWorkspace(tx: Tx, input: { accounts: Account[]; hash: () => Promise<string> }): Promise<{ workspaceId: string; userIds: Record<Role, string> } | null> {
  const [existing] = await tx.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.isDemo, true)).limit(1)
  if (existing) return null
  const passwordHash = await input.hash()
  const workspaceId = uuidv7()
  await tx.insert(workspaces).values({ id: workspaceId, name: "Demo workspace", isDemo: true })
  const userIds: Partial<Record<Role, string>> = {}
  for (const { email, name, role } of input.accounts) {
    const userId = uuidv7()
    await tx.insert(users).values({ id: userId, email, name, passwordHash })
    await tx.insert(memberships).values({ workspaceId, userId, role })
    userIds[role] = userId
  }
  await tx.insert(budgets).values([
    { workspaceId, scope: "user", subject: "*", period: "day", unit: "tokens", limitAmount: demoTokensPerDay },
    { workspaceId, scope: "purpose", subject: "warming", period: "day", unit: "tokens", limitAmount: warmingTokensPerDay },
  ])
  return { workspaceId, userIds: userIds as Record<Role, string> }
}
