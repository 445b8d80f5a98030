import { eq } from "drizzle-orm"
import { expect, it } from "vitest"
import { auditLog, breakers } from "@/drizzle/schema"
import { listBreakers, putBreaker } from "@/lib/services/breakers"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type TestDeps, testDeps } from "../../support/deps"
import { unusedModels } from "../../support/unused-models"

const route = { provider: "openai", model: "gpt-5.4" } as const

describeOnBothDatabases("breakers by order of an admin", (open) => {
  let opened: Promise<TestDeps> | undefined
  const ready = () =>
    (opened ??= open().then(async (database) => {
      const deps = await testDeps(database, unusedModels)
      await database.system((tx) => tx.insert(breakers).values({ ...route, state: "open", openedAt: new Date(), probeAt: new Date(Date.now() + 60_000) }))
      return deps
    }))

  it("override its own state for calls at once, and are taken back", async () => {
    const deps = await ready()
    const admin = await (await createTenant(deps)).context("admin", "Ada")
    const { breakers: board } = deps.resilience
    expect(await board.admit(route)).toBe("refused")
    expect(await putBreaker(admin, { ...route, forced: "closed", reason: "The probe is wrong." })).toMatchObject({ state: "open", forced: "closed", forcedBy: "Ada", forcedReason: "The probe is wrong." })
    expect(await board.admit(route)).toBe("allowed")
    await putBreaker(admin, { ...route, forced: "open", reason: "Their invoice is disputed." })
    expect(await board.admit(route)).toBe("refused")
    expect(await putBreaker(admin, { ...route, forced: null })).toMatchObject({ state: "open", forced: null, forcedBy: null, forcedReason: null })
    expect(await board.admit(route)).toBe("refused")
  })

  it("name neither person nor reason to another workspace, and leave their trace in one's own", async () => {
    const deps = await ready()
    const admin = await (await createTenant(deps)).context("admin", "Ada")
    const stranger = await (await createTenant(deps)).context("manager")
    await putBreaker(admin, { ...route, forced: "open", reason: "Our secret plan." })
    const seen = (await listBreakers(stranger)).items.find((breaker) => breaker.model === route.model)
    expect(seen).toMatchObject({ forced: "open", forcedBy: null, forcedReason: null })
    const trace = await deps.database.system((tx) => tx.select().from(auditLog).where(eq(auditLog.subjectId, "openai/gpt-5.4")))
    expect(trace.filter((row) => row.workspaceId === stranger.actor.workspaceId)).toEqual([])
    expect(trace.find((row) => row.workspaceId === admin.actor.workspaceId)).toMatchObject({ action: "breaker.forced", actorId: admin.actor.userId, detail: { forced: "open", reason: "Our secret plan." } })
    await putBreaker(admin, { ...route, forced: null })
  })

  it("are an admin's to give, with a reason, for a model that is asked here", async () => {
    const deps = await ready()
    const tenant = await createTenant(deps)
    const order = { ...route, forced: "open" as const, reason: "Trying." }
    for (const role of ["member", "reviewer", "manager"] as const) await expect(putBreaker(await tenant.context(role), order)).rejects.toMatchObject({ code: "forbidden" })
    for (const role of ["member", "reviewer"] as const) await expect(listBreakers(await tenant.context(role))).rejects.toMatchObject({ code: "forbidden" })
    const admin = await tenant.context("admin")
    await expect(putBreaker(admin, { ...order, reason: undefined })).rejects.toMatchObject({ code: "invalid_payload", fields: [{ field: "reason" }] })
    await expect(putBreaker(admin, { ...order, model: "nobody-asks-this" })).rejects.toMatchObject({ code: "invalid_payload", fields: [{ field: "model" }] })
    await expect(putBreaker(admin, { provider: "offline", model: "offline-extractive-1", forced: "open", reason: "No." })).rejects.toMatchObject({ code: "invalid_payload" })
  })
})
