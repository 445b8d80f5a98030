import { expect, it } from "vitest"
import { responseCache } from "@/drizzle/schema"
import { costOf } from "@/lib/inference/pricing/cost-of"
import { getPrice } from "@/lib/inference/pricing/price-at"
import type { Usage } from "@/lib/inference/usage"
import { scopeOf, type ServiceContext } from "@/lib/services/context"
import { getCachingReport } from "@/lib/services/insights"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type TestDeps, testDeps } from "../../support/deps"
import { unusedModels } from "../../support/unused-models"
import { writeCalls, writeRequest } from "./ledger"

const sonnet = { provider: "anthropic", model: "claude-sonnet-4-6" } as const
const gpt = { provider: "openai", model: "gpt-5.4" } as const
const day = { from: "2026-08-10", to: "2026-08-10" }
const at = { startedAt: new Date("2026-08-10T12:00:00Z"), endedAt: new Date("2026-08-10T12:00:05Z") }

describeOnBothDatabases("caching report", (open) => {
  let opened: Promise<TestDeps> | undefined
  const ready = () => (opened ??= open().then((database) => testDeps(database, unusedModels)))

  it("has the share of input that was kept for each prompt, and the money exactly, at long-context rates where they held", async () => {
    const ctx = await (await createTenant(await ready())).context("manager")
    const short = { inputTokens: 100, cacheReadTokens: 800, cacheWrite5mTokens: 60, cacheWrite1hTokens: 40, outputTokens: 7 }
    const long = { inputTokens: 1_000, cacheReadTokens: 300_000, cacheWrite5mTokens: 0, cacheWrite1hTokens: 0, outputTokens: 7 }
    const written = [
      { ...sonnet, ...at, ...short },
      { ...gpt, ...at, ...long, promptKey: "document_summary" },
      { provider: "offline", model: "offline-extractive-1", ...at, inputTokens: 5_000 },
      { provider: "openai", model: "text-embedding-3-small", ...at, inputTokens: 5_000, purpose: "embed_query" },
    ]
    await writeCalls(ctx, written)
    await writeCalls(await (await createTenant(ctx.deps)).context("manager"), written)
    const savedBy = (route: typeof sonnet | typeof gpt, usage: Usage) => {
      const price = getPrice(route, at.startedAt)
      return costOf({ ...usage, inputTokens: usage.inputTokens + usage.cacheReadTokens, cacheReadTokens: 0 }, price) - costOf(usage, price)
    }
    const report = await getCachingReport(ctx, day)
    const [sonnetSaved, gptSaved] = [savedBy(sonnet, short), savedBy(gpt, long)]
    expect(report.prompts.find((prompt) => prompt.key === "rag_answer")).toMatchObject({ calls: 1, hitShare: 0.8, cacheWriteTokens: 100, isFlagged: false, savedNanoUsd: String(sonnetSaved) })
    expect(report.prompts.find((prompt) => prompt.key === "document_summary")).toMatchObject({ calls: 1, savedNanoUsd: String(gptSaved) })
    expect(report.savedNanoUsd).toBe(String(sonnetSaved + gptSaved))
    expect(gptSaved).toBe(300_000n * 4_500n)
  })

  it("flags a prompt that is called often and keeps little, and no other", async () => {
    const ctx = await (await createTenant(await ready())).context("admin")
    const call = (promptKey: string, cacheReadTokens: number) => ({ ...sonnet, ...at, promptKey, inputTokens: 1_000 - cacheReadTokens, cacheReadTokens })
    await writeCalls(ctx, [
      ...Array.from({ length: 50 }, () => call("rag_answer", 590)),
      ...Array.from({ length: 50 }, () => call("document_summary", 600)),
      ...Array.from({ length: 49 }, () => call("ticket_classify", 0)),
    ])
    const flagged = (await getCachingReport(ctx, day)).prompts.map(({ key, isFlagged }) => [key, isFlagged])
    expect(Object.fromEntries(flagged)).toEqual({ rag_answer: true, document_summary: false, ticket_classify: false })
  })

  it("counts answers that were given again, at what the run cost that they came from", async () => {
    const deps = await ready()
    const tenant = await createTenant(deps)
    const [manager, member] = [await tenant.context("manager"), await tenant.context("member")]
    const source = await writeRequest(member)
    await writeCalls(member, [{ ...sonnet, ...at, requestId: source, costNanoUsd: 700n }, { ...sonnet, ...at, requestId: source, costNanoUsd: 50n }])
    const cacheEntryId = await entryOf(member, source)
    for (const cacheKind of ["exact", "exact", "semantic", "fallback"] as const) await writeRequest(member, { cacheKind, cacheEntryId })
    await writeRequest(member, { leaderId: source })
    await writeRequest(member, { leaderId: source, status: "cancelled" })
    expect((await getCachingReport(manager, {})).reuse).toEqual({
      exact: { requests: 2, savedNanoUsd: "1500" },
      semantic: { requests: 1, savedNanoUsd: "750" },
      fallback: { requests: 1, savedNanoUsd: "750" },
      joined: { requests: 1, savedNanoUsd: "750" },
    })
    await expect(getCachingReport(member, {})).rejects.toMatchObject({ code: "forbidden" })
  })
})

async function entryOf(ctx: ServiceContext, requestId: string): Promise<string> {
  const [entry] = await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const { id: releaseId } = await ctx.deps.prompts.active(tx, "rag_answer")
    return tx
      .insert(responseCache)
      .values({ workspaceId: ctx.actor.workspaceId, promptKey: "rag_answer", releaseId, model: "anthropic/claude-sonnet-4-6", scopeHash: "s", payloadHash: "p", requestId, expiresAt: new Date(Date.now() + 60_000) })
      .returning({ id: responseCache.id })
  })
  return entry?.id ?? ""
}
