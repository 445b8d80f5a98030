import { uuidv7 } from "uuidv7"
import { budgets, memberships, users, workspaces } from "@/drizzle/schema"
import type { Actor } from "@/lib/services/actor"
import type { Deps, ServiceContext } from "@/lib/services/context"

/** Members of one workspace whose budgets nobody can use up: 100 billion tokens a day each and together. */
export async function createPeople(deps: Deps, count: number): Promise<ServiceContext[]> {
  const workspaceId = uuidv7()
  const actors = Array.from({ length: count }, (): Actor => {
    const userId = uuidv7()
    return { kind: "user", userId, workspaceId, role: "member", name: "Bench", email: `${userId}@bench.example`, workspaceName: "Bench", timeZone: "UTC" }
  })
  await deps.database.system(async (tx) => {
    await tx.insert(workspaces).values({ id: workspaceId, name: "Bench" })
    await tx.insert(users).values(actors.map(({ userId, email, name }) => ({ id: userId, email, name })))
    await tx.insert(memberships).values(actors.map(({ userId }) => ({ workspaceId, userId, role: "member" as const })))
    const limit = { workspaceId, period: "day" as const, unit: "tokens" as const, limitAmount: 100_000_000_000n }
    await tx.insert(budgets).values([{ ...limit, scope: "user", subject: "*" }, { ...limit, scope: "workspace", subject: "" }])
  })
  return actors.map((actor) => ({ actor, deps, requestId: "bench" }))
}
