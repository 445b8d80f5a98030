import { expect, it } from "vitest"
import { listBudgets, listFlags, putBudget, putFlag } from "@/lib/services/admin"
import { scopeOf } from "@/lib/services/context"
import { reserveBudget } from "@/lib/services/money"
import { createRequest } from "@/lib/services/requests"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type TestDeps, testDeps } from "../../support/deps"
import { unusedModels } from "../../support/unused-models"

describeOnBothDatabases("budgets and switches", (open) => {
  let opened: Promise<TestDeps> | undefined

  async function office() {
    const deps = await (opened ??= open().then((database) => testDeps(database, unusedModels)))
    const tenant = await createTenant(deps)
    return { admin: await tenant.context("admin", "Ada"), member: await tenant.context("member", "Mia"), other: await tenant.context("member", "Otto") }
  }

  it("makes, changes and removes budgets, and shows members their own only", async () => {
    const { admin, member, other } = await office()
    await putBudget(admin, { scope: "workspace", subject: "", period: "month", unit: "nano_usd", limit: "5000000000" })
    await putBudget(admin, { scope: "user", subject: "*", period: "day", unit: "tokens", limit: "1000" })
    await putBudget(admin, { scope: "prompt", subject: "rag_answer", period: "day", unit: "tokens", limit: "700" })
    for (const ctx of [member, other])
      await member.deps.database.workspace(scopeOf(ctx), (tx) =>
        reserveBudget(tx, { workspaceId: ctx.actor.workspaceId, userId: ctx.actor.userId, promptKey: "rag_answer", tokens: 300n, nanoUsd: 20n, holdSeconds: 60 }),
      )
    const seen = (await listBudgets(admin, { of: "all" })).items.map(({ subjectLabel, period, unit, limit, spent, reserved }) => [subjectLabel, period, unit, limit, spent, reserved])
    expect(seen).toEqual([
      ["The whole workspace", "month", "nano_usd", "5000000000", "0", "40"],
      ["Mia", "day", "tokens", "1000", "0", "300"],
      ["Otto", "day", "tokens", "1000", "0", "300"],
      [admin.deps.prompts.title("rag_answer"), "day", "tokens", "700", "0", "600"],
    ])
    expect((await listBudgets(member, { of: "all" })).items).toMatchObject([{ subjectLabel: "Mia", subject: "*", reserved: "300" }])
    expect((await listBudgets(admin, { of: "me" })).items).toMatchObject([{ subjectLabel: "Ada", subject: "*", spent: "0" }])
    await putBudget(admin, { scope: "user", subject: member.actor.userId, period: "day", unit: "tokens", limit: "9000" })
    expect((await listBudgets(member, { of: "all" })).items).toMatchObject([{ subject: member.actor.userId, limit: "9000" }])
    const left = await putBudget(admin, { scope: "user", subject: "*", period: "day", unit: "tokens", limit: null })
    expect(left.items.map((budget) => budget.subject)).toEqual(["", member.actor.userId, "rag_answer"])
    for (const budget of left.items) expect(Date.parse(budget.resetsAt)).toBeGreaterThan(Date.now())
  })

  it("gives the warming of the answer cache a budget of its own, in tokens and in money", async () => {
    const { admin } = await office()
    const budget = { scope: "purpose", subject: "warming" } as const
    await putBudget(admin, { ...budget, period: "day", unit: "tokens", limit: "5000" })
    const both = await putBudget(admin, { ...budget, period: "month", unit: "nano_usd", limit: "1000000000" })
    expect(both.items.map(({ subjectLabel, period, unit, limit, spent }) => [subjectLabel, period, unit, limit, spent])).toEqual([
      ["Warming the answer cache", "day", "tokens", "5000", "0"],
      ["Warming the answer cache", "month", "nano_usd", "1000000000", "0"],
    ])
    expect((await putBudget(admin, { ...budget, period: "day", unit: "tokens", limit: null })).items).toHaveLength(1)
    for (const subject of ["*", "", "cooling"]) await expect(putBudget(admin, { scope: "purpose", subject, period: "day", unit: "tokens", limit: "1" })).rejects.toMatchObject({ code: "invalid_payload" })
  })

  it("refuses budgets of nobody and changes by anybody but admins", async () => {
    const { admin, member } = await office()
    const budget = { period: "day", unit: "tokens", limit: "1" } as const
    for (const subject of ["nobody", crypto.randomUUID(), ""]) await expect(putBudget(admin, { scope: "user", subject, ...budget })).rejects.toMatchObject({ code: "invalid_payload" })
    await expect(putBudget(admin, { scope: "prompt", subject: "no_such_prompt", ...budget })).rejects.toMatchObject({ code: "invalid_payload" })
    await expect(putBudget(member, { scope: "user", subject: member.actor.userId, ...budget })).rejects.toMatchObject({ code: "forbidden" })
  })

  it("stops every new request with the reason, and one prompt as if it were not there", async () => {
    const { admin, member } = await office()
    const ask = () => createRequest(member, { input: { promptKey: "sentiment_score", payload: { text: "Fine." } }, idempotencyKey: null })
    await putFlag(admin, { key: "stop", enabled: true, reason: "Odd answers" })
    await expect(ask()).rejects.toMatchObject({ code: "stopped", message: expect.stringContaining("Odd answers") })
    await putFlag(admin, { key: "stop", enabled: false })
    await expect(ask()).resolves.toMatchObject({ status: "pending" })
    await putFlag(admin, { key: "prompt.sentiment_score", enabled: false })
    await expect(ask()).rejects.toMatchObject({ code: "not_found" })
    expect((await listFlags(admin)).items.filter((flag) => flag.updatedAt)).toMatchObject([{ key: "stop", enabled: false, updatedBy: "Ada" }, { key: "prompt.sentiment_score", enabled: false }])
    await expect(putFlag(admin, { key: "prompt.nothing", enabled: false })).rejects.toMatchObject({ code: "invalid_payload" })
    await expect(putFlag(member, { key: "stop", enabled: false })).rejects.toMatchObject({ code: "forbidden" })
  })
})
