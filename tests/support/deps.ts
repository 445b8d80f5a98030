import { uuidv7 } from "uuidv7"
import type { Database } from "@/drizzle/client"
import type { Role } from "@/drizzle/schema/constants"
import { budgets, memberships, users, workspaces } from "@/drizzle/schema"
import { createModels, type ModelsConfig } from "@/lib/inference/models"
import type { Actor } from "@/lib/services/actor"
import type { Deps, ServiceContext } from "@/lib/services/context"
import type { ProductEvent } from "@/lib/services/events"
import { databaseLedger } from "@/lib/services/money"
import { openCatalogue } from "@/lib/services/prompts/catalogue"
import { FrameLog, openStreamHub } from "@/lib/services/requests"
import { openResilience } from "@/lib/services/resilience"
import type { PromptDefinition } from "@/prompts/schema"
import { loadPrompts } from "@/prompts/load-prompts"

export const silentLog = { debug() {}, info() {}, warn() {}, error() {} } as unknown as Deps["log"]

export type TestDeps = Deps & { announced: ProductEvent[] }

/** `prompts` in place of the product's own; `clock` in place of the machine's; `imports` in place of a resolver that knows no host. */
export type TestDepsOptions = { prompts?: Map<string, PromptDefinition>; clock?: () => Date; imports?: Partial<Deps["imports"]> }

/** Real services on the given database and models; announcements are collected. */
export async function testDeps(database: Database, models: ModelsConfig, options: TestDepsOptions = {}): Promise<TestDeps> {
  const announced: ProductEvent[] = []
  const hub = await openStreamHub(database)
  const clock = options.clock ?? (() => new Date())
  return {
    database,
    ...openResilience(createModels(models), { database, hub, log: silentLog, clock }),
    prompts: await openCatalogue(database, options.prompts ?? loadPrompts()),
    ledger: databaseLedger(database),
    hub,
    frames: new FrameLog({ database, hub, log: silentLog }),
    announce: async (events) => void announced.push(...events),
    imports: { resolve: async () => [], ceiling: null, certificates: null, secret: () => "a secret for tests only", ...options.imports },
    clock,
    log: silentLog,
    facts: { engine: "test", version: "0.0.0", hasDemoSignIns: false },
    announced,
  }
}

export type Tenant = { workspaceId: string; context: (role: Role, name?: string) => Promise<ServiceContext> }

/** A workspace of its own; `context` adds a person with a role. */
export async function createTenant(deps: Deps, options: { tokensPerDay?: bigint } = {}): Promise<Tenant> {
  const workspaceId = uuidv7()
  await deps.database.system(async (tx) => {
    await tx.insert(workspaces).values({ id: workspaceId, name: "Test workspace" })
    if (options.tokensPerDay !== undefined)
      await tx.insert(budgets).values({ workspaceId, scope: "user", subject: "*", period: "day", unit: "tokens", limitAmount: options.tokensPerDay })
  })
  return {
    workspaceId,
    context: async (role, name = role) => {
      const userId = uuidv7()
      const email = `${userId}@example.org`
      await deps.database.system(async (tx) => {
        await tx.insert(users).values({ id: userId, email, name })
        await tx.insert(memberships).values({ workspaceId, userId, role })
      })
      const actor: Actor = { kind: "user", userId, workspaceId, role, name, email, workspaceName: "Test workspace", timeZone: "UTC" }
      return { actor, deps, requestId: uuidv7() }
    },
  }
}
