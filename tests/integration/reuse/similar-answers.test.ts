import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import type { ServiceContext } from "@/lib/services/context"
import { budgets } from "@/drizzle/schema"
import { putFlag } from "@/lib/services/admin"
import { addVersion, uploadDocument } from "@/lib/services/documents"
import { cancelRequest, createRequest, getRequest } from "@/lib/services/requests"
import type { CreateRequestInput } from "@/lib/services/requests/requests.dto"
import { checkCachedAnswers, warmCache } from "@/lib/services/reuse"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { mockModels } from "@/tests/support/mock-models"
import { type MockProvider, startMockProvider } from "@/tests/support/mock-provider"
import { reservedIn } from "@/tests/support/read-rows"
import { runSteps } from "@/tests/support/run-request"
import { runEngine } from "../documents-services/run-engine"
import { followStream, isContiguous, textOf } from "./follow-stream"

const lease = (city: string, rent = "4,000") => `# Lease of the ${city} warehouse\n\n1. Notice. Either party may end this lease with ninety days' written notice to the other party.\n\n2. Rent. The rent of the ${city} warehouse is ${rent} euros a month.`

describeOnBothDatabases("answers to questions of the same meaning", (open) => {
  let mock: MockProvider
  let deps: TestDeps
  let tenant: Tenant
  let ada: ServiceContext
  let ben: ServiceContext
  let admin: ServiceContext

  beforeAll(async () => {
    mock = await startMockProvider({ defaults: { reply: "The rent is 4,000 euros a month [1].", tokensPerSecond: 5_000 }, keepRequests: 10_000 })
    deps = await testDeps(await open(), mockModels(mock))
    tenant = await createTenant(deps)
    await deps.database.system((tx) => tx.insert(budgets).values({ workspaceId: tenant.workspaceId, scope: "purpose", subject: "warming", period: "day", unit: "tokens", limitAmount: 1_000_000n }))
    ada = await tenant.context("member", "Ada")
    ben = await tenant.context("member", "Ben")
    admin = await tenant.context("admin", "Ann")
  })
  afterAll(() => mock.close())

  const upload = async (text: string, visibility: "workspace" | "private" = "workspace", ctx = ada) => {
    const { id } = await uploadDocument(ctx, { bytes: new Uint8Array(Buffer.from(text)), fileName: `${crypto.randomUUID()}.md`, visibility })
    await runEngine(deps)
    return id
  }
  const questionOn = (question: string, documentId: string): CreateRequestInput => ({ promptKey: "rag_answer", payload: { question }, documentIds: [documentId] })
  const ask = async (ctx: ServiceContext, input: CreateRequestInput) => {
    const { id, status } = await createRequest(ctx, { input })
    if (status === "pending") await runSteps(ctx, id)
    return getRequest(ctx, { id })
  }
  const read = async <Row extends Record<string, unknown>>(statement: ReturnType<typeof sql>) => deps.database.system((tx) => rows<Row>(tx, statement))
  const kindOf = async ({ id }: { id: string }) => (await read<{ kind: string | null }>(sql`select cache_kind as kind from requests where id = ${id}`))[0]?.kind ?? null
  const chatCalls = () => mock.requests().filter((request) => request.kind === "chat").length
  const runPipeline = async () => {
    const events = deps.announced.splice(0)
    for (const event of events) if (event.name === "request/accepted") await runSteps(event.data.userId === ben.actor.userId ? ben : ada, event.data.requestId)
  }

  it("answers a paraphrase before any chat call, frees what was held, and streams the whole answer", async () => {
    const id = await upload(lease("Bath"))
    const first = await ask(ada, questionOn("What is the rent of the Bath warehouse?", id))
    const before = chatCalls()
    const accepted = await createRequest(ben, { input: questionOn("What's the rent of the Bath warehouse please?", id) })
    expect(accepted.status).toBe("pending")
    expect(await runSteps(ben, accepted.id)).toBe("ended")
    const view = await getRequest(ben, { id: accepted.id })
    expect(view).toMatchObject({ status: "done", text: first.text, attempts: [] })
    expect(view.calls.map((call) => call.purpose)).toEqual(["embed_query"])
    expect(view.citations.map((citation) => citation.quote)).toEqual(first.citations.map((citation) => citation.quote))
    expect(view.reuse).toMatchObject({ kind: "semantic", fromRequestId: null, fromQuestion: null })
    const own = await ask(ada, questionOn("Tell me what the rent of the Bath warehouse is", id))
    expect(own.reuse).toMatchObject({ kind: "semantic", fromRequestId: first.id, fromQuestion: "What is the rent of the Bath warehouse?" })
    expect(chatCalls()).toBe(before)
    expect(await reservedIn(deps.database, tenant.workspaceId)).toBe(0)
    const following = followStream(ben, accepted.id)
    await following.ended
    expect(isContiguous(following.frames)).toBe(true)
    expect(textOf(following.frames)).toBe(first.text)
  })

  it.each([
    ["What is the rent of the York warehouse?", "What is not the rent of the York warehouse?"],
    ["Can the tenant end the York lease with 90 days notice?", "Can the tenant end the York lease with 60 days notice?"],
    ["Can the tenant end the York lease early?", "Can the landlord end the York lease early?"],
    ["When does the York lease start?", "When does the York lease end?"],
    ["May the tenant paint the York warehouse?", "Must the tenant paint the York warehouse?"],
  ])("never takes %j for %j, however near they are", async (one, other) => {
    const id = await upload(`${lease("York")}\n\n3. ${one}`)
    await ask(ada, questionOn(one, id))
    expect(await kindOf(await ask(ben, questionOn(other, id)))).toBeNull()
  })

  it("asks for the vector of one text once", async () => {
    const id = await upload(lease("Ely"))
    const asked = questionOn("What is the rent of the Ely warehouse?", id)
    await ask(ada, asked)
    const again = await ask(ada, { ...asked, fresh: true })
    expect(again.calls.map((call) => call.purpose)).toEqual(["generate"])
  })

  it("does not look while the switch is off, nor for somebody who asks fresh", async () => {
    const id = await upload(lease("Oban"))
    await ask(ada, questionOn("What is the rent of the Oban warehouse?", id))
    const paraphrase = questionOn("What's the rent of the Oban warehouse please?", id)
    expect(await kindOf(await ask(ben, { ...paraphrase, fresh: true }))).toBeNull()
    await putFlag(admin, { key: "cache.semantic.rag_answer", enabled: false })
    expect(await kindOf(await ask(ben, questionOn("Tell me what the rent of the Oban warehouse is", id)))).toBeNull()
    await putFlag(admin, { key: "cache.semantic.rag_answer", enabled: true })
  })

  it("gives nothing that was cut at its length, failed, was stopped or is held", async () => {
    const id = await upload(lease("Rye"))
    const asked = questionOn("What is the rent of the Rye warehouse?", id)
    const isChat = (request: { kind: string }) => request.kind === "chat"
    mock.script({ times: 1, match: isChat, behave: { reply: "The rent is", stopReason: "max_tokens" } })
    const cut = await ask(ada, asked)
    expect(cut.status).toBe("done")
    mock.script({ times: 1, match: isChat, behave: { errorStatus: 400 } })
    const failed = await ask(ben, asked)
    expect([failed.status, await kindOf(failed)]).toEqual(["failed", null])
    const stopped = await createRequest(ben, { input: asked })
    expect(stopped.status).toBe("pending")
    await cancelRequest(ben, { id: stopped.id })
    await runSteps(ben, stopped.id)
    const whole = await ask(ben, asked)
    expect([whole.status, await kindOf(whole)]).toEqual(["done", null])
    expect(await kindOf(await ask(ada, asked))).toBe("exact")
    const note = { promptKey: "ticket_classify", payload: { text: "It is unclear what this is about." } }
    mock.script({ times: 2, match: "unclear what this", behave: { reply: JSON.stringify({ category: "other", priority: "low", team: null, confidence: 0.1 }) } })
    expect((await ask(ada, note)).status).toBe("in_review")
    expect((await ask(ben, note)).status).toBe("in_review")
    const entries = await read(sql`select 1 from response_cache where prompt_key = 'ticket_classify' and ended_at is null`)
    expect(entries).toEqual([])
  })

  it("checks hits in the shadow at the product's own cost, and switches itself off at the second disagreement", async () => {
    for (const [index, city] of ["Diss", "Hove"].entries()) {
      const id = await upload(lease(city))
      await ask(ada, questionOn(`What is the rent of the ${city} warehouse?`, id))
      const hit = await ask(ben, questionOn(`What's the rent of the ${city} warehouse please?`, id))
      expect(await kindOf(hit)).toBe("semantic")
      await read(sql`insert into cache_checks (id, workspace_id, prompt_key, entry_id, request_id)
        select gen_random_uuid(), workspace_id, prompt_key, cache_entry_id, id from requests where id = ${hit.id} on conflict do nothing returning 1 as ok`)
      mock.script({ times: 1, match: (request) => request.kind === "chat", behave: { reply: "The rent is 9,999 euros a month [1]." } })
      deps.announced.length = 0
      expect(await checkCachedAnswers(deps)).toMatchObject({ asked: 1, judged: 0 })
      await runPipeline()
      expect(await checkCachedAnswers(deps)).toMatchObject({ asked: 0, judged: 1 })
      const [flag] = await read<{ value: { enabled: boolean } }>(sql`select value from flags where workspace_id = ${tenant.workspaceId} and key = 'cache.semantic.rag_answer'`)
      expect(flag?.value.enabled ?? true).toBe(index === 0)
    }
    const [audit] = await read<{ count: number }>(sql`select count(*)::int as count from audit_log where workspace_id = ${tenant.workspaceId} and action = 'flag.set' and actor_kind = 'system'`)
    expect(audit?.count).toBe(1)
    await putFlag(admin, { key: "cache.semantic.rag_answer", enabled: true })
    const [userSpent] = await read<{ spent: number }>(sql`select coalesce(sum(c.spent), 0)::int as spent from budget_counters c join budgets b on b.id = c.budget_id where b.workspace_id = ${tenant.workspaceId} and b.subject = 'warming'`)
    expect(userSpent?.spent).toBeGreaterThan(0)
  })

  it("leaves the switch alone while checks agree", async () => {
    const id = await upload(lease("Bude"))
    await ask(ada, questionOn("What is the rent of the Bude warehouse?", id))
    const hit = await ask(ben, questionOn("What's the rent of the Bude warehouse please?", id))
    await read(sql`insert into cache_checks (id, workspace_id, prompt_key, entry_id, request_id) select gen_random_uuid(), workspace_id, prompt_key, cache_entry_id, id from requests where id = ${hit.id} on conflict do nothing returning 1 as ok`)
    deps.announced.length = 0
    await checkCachedAnswers(deps)
    await runPipeline()
    await checkCachedAnswers(deps)
    const [check] = await read<{ doesAgree: boolean; score: number }>(sql`select does_agree as "doesAgree", score from cache_checks where request_id = ${hit.id}`)
    expect(check).toMatchObject({ doesAgree: true })
    expect(await kindOf(await ask(ada, questionOn("Tell me what the rent of the Bude warehouse is", id)))).toBe("semantic")
  })

  it("asks frequent questions again after their evidence changed, once, until its own budget is used up", async () => {
    const id = await upload(lease("Wells"))
    const asked = questionOn("What is the rent of the Wells warehouse?", id)
    for (const ctx of [ada, ben, ada]) await ask(ctx, asked)
    deps.announced.length = 0
    expect(await warmCache(deps)).toBe(0)
    await addVersion(ada, { documentId: id, bytes: new Uint8Array(Buffer.from(lease("Wells", "7,700"))), fileName: "wells.md" })
    await runEngine(deps)
    deps.announced.length = 0
    await read(sql`update budgets set limit_amount = 10 where workspace_id = ${tenant.workspaceId} and subject = 'warming' returning 1 as ok`)
    expect(await warmCache(deps)).toBe(0)
    await read(sql`update budgets set limit_amount = 100000000 where workspace_id = ${tenant.workspaceId} and subject = 'warming' returning 1 as ok`)
    expect(await warmCache(deps)).toBe(1)
    expect(deps.announced).toMatchObject([{ name: "request/accepted", data: { isUserFacing: false, userId: ada.actor.userId } }])
    expect(await warmCache(deps)).toBe(0)
    await runPipeline()
    expect(await kindOf(await ask(ben, asked))).toBe("exact")
    expect(await reservedIn(deps.database, tenant.workspaceId)).toBe(0)
  })

  it("gives an earlier answer in an outage, labelled, after what had streamed is taken back; never to one who may not read what it rests on", async () => {
    const id = await upload(lease("Looe"))
    const asked = questionOn("What is the rent of the Looe warehouse?", id)
    const first = await ask(ada, asked)
    const yesterday = "a scope of yesterday"
    await read(sql`update response_cache set scope_hash = ${yesterday} where request_id = ${first.id} returning 1 as ok`)
    mock.script({ times: 20, match: (request) => request.kind === "chat", behave: { reply: "The rent of the", tokensPerSecond: 500, failure: { kind: "drop", afterTokens: 2 } } })
    const accepted = await createRequest(ben, { input: asked })
    const following = followStream(ben, accepted.id)
    await runSteps(ben, accepted.id)
    await following.ended
    const view = await getRequest(ben, { id: accepted.id })
    expect(view).toMatchObject({ status: "done", text: first.text })
    expect(await kindOf(view)).toBe("fallback")
    expect(textOf(following.frames)).toBe(first.text)
    expect(isContiguous(following.frames)).toBe(true)
    expect(view.attempts.every((attempt) => attempt.outcome === "failed")).toBe(true)
    expect(await reservedIn(deps.database, tenant.workspaceId)).toBe(0)
    await read(sql`update documents set visibility = 'private' where id = ${id} returning 1 as ok`)
    const refused = await createRequest(ben, { input: { promptKey: "rag_answer", payload: asked.payload, documentIds: [] } })
    await runSteps(ben, refused.id)
    expect((await getRequest(ben, { id: refused.id })).status).toBe("failed")
  })
})
