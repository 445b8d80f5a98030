import { sql } from "drizzle-orm"
import { beforeAll, expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import type { ServiceContext } from "@/lib/services/context"
import { addVersion, deleteDocument, uploadDocument } from "@/lib/services/documents"
import { putFeedback } from "@/lib/services/feedback"
import { createRequest, getRequest, type RequestKey } from "@/lib/services/requests"
import type { CreateRequestInput } from "@/lib/services/requests/requests.dto"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { reservedIn } from "@/tests/support/read-rows"
import { runSteps } from "@/tests/support/run-request"
import { offlineModels } from "../documents-services/offline-models"
import { runEngine } from "../documents-services/run-engine"
import { followStream, isContiguous, textOf } from "./follow-stream"

const lease = (city: string) => `# Lease of the ${city} warehouse

1. Notice. Either party may end this lease with ninety days' written notice to the other party.

2. Rent. The rent of the ${city} warehouse is 4,000 euros a month, payable on the first day of each month.`

describeOnBothDatabases("answers given again", (open) => {
  let deps: TestDeps
  let tenant: Tenant
  let ada: ServiceContext
  let ben: ServiceContext

  beforeAll(async () => {
    deps = await testDeps(await open(), offlineModels())
    tenant = await createTenant(deps)
    ada = await tenant.context("member", "Ada")
    ben = await tenant.context("member", "Ben")
  })

  const upload = async (ctx: ServiceContext, text: string, visibility: "workspace" | "private" = "workspace") => {
    const { id } = await uploadDocument(ctx, { bytes: new Uint8Array(Buffer.from(text)), fileName: `${crypto.randomUUID()}.md`, visibility })
    await runEngine(deps)
    return id
  }
  const questionOn = (question: string, documentIds?: string[]): CreateRequestInput => ({ promptKey: "rag_answer", payload: { question }, ...(documentIds ? { documentIds } : {}) })
  /** Asks, and does what is left to do. */
  const ask = async (ctx: ServiceContext, input: CreateRequestInput) => {
    const { id, status } = await createRequest(ctx, { input })
    if (status === "pending") await runSteps(ctx, id)
    return getRequest(ctx, { id })
  }
  const followAll = async (ctx: ServiceContext, id: string) => {
    const following = followStream(ctx, id)
    await following.ended
    return following.frames
  }
  const cacheKindOf = async (key: Pick<RequestKey, "requestId">) => {
    const [row] = await deps.database.system((tx) => rows<{ kind: string | null }>(tx, sql`select cache_kind as kind from requests where id = ${key.requestId}`))
    return row?.kind ?? null
  }
  const kindOf = (view: { id: string }) => cacheKindOf({ requestId: view.id })

  it("gives a colleague the stored answer at once: same text, citations and sources, no call, nothing reserved, nothing announced, a whole stream", async () => {
    await upload(ada, lease("Bristol"))
    const asked = questionOn("What is the rent of the Bristol warehouse?")
    const first = await ask(ada, asked)
    expect(first).toMatchObject({ status: "done", isAbstained: false })
    expect(first.citations.length).toBeGreaterThan(0)
    const announcedBefore = deps.announced.length
    const accepted = await createRequest(ben, { input: asked })
    expect(accepted.status).toBe("done")
    expect(deps.announced).toHaveLength(announcedBefore)
    const again = await getRequest(ben, { id: accepted.id })
    expect(again).toMatchObject({ status: "done", text: first.text, calls: [], costNanoUsd: "0", attempts: [] })
    const bare = (view: typeof first) => view.citations.map(({ id: _id, ...citation }) => citation)
    expect(bare(again)).toEqual(bare(first))
    expect(again.sources).toEqual(first.sources)
    expect(again.reuse).toMatchObject({ kind: "exact", fromRequestId: null, fromQuestion: null })
    expect(Date.parse(again.reuse?.cachedAt ?? "")).toBe(Date.parse(first.finishedAt ?? ""))
    expect(again.models).toEqual(first.models)
    expect(await reservedIn(deps.database, tenant.workspaceId)).toBe(0)
    const frames = await followAll(ben, accepted.id)
    expect(isContiguous(frames)).toBe(true)
    expect(textOf(frames)).toBe(first.text)
    expect(frames.at(-1)?.part).toMatchObject({ type: "finish" })
  })

  it("gives it to nobody in another workspace", async () => {
    const other = await createTenant(deps)
    const eve = await other.context("admin", "Eve")
    const view = await ask(eve, questionOn("What is the rent of the Bristol warehouse?"))
    expect(await kindOf(view)).toBeNull()
    expect(view.text).not.toContain("4,000")
  })

  it("never shares between two people who may read different documents, in neither direction", async () => {
    await upload(ada, lease("Cardiff"), "private")
    const asked = questionOn("What is the rent of the Cardiff warehouse?")
    const own = await ask(ada, asked)
    expect(own.text).toContain("4,000")
    const others = await ask(ben, asked)
    expect(await kindOf(others)).toBeNull()
    expect(others.text).not.toContain("Cardiff warehouse is 4,000")
    await upload(ben, lease("Swansea"), "private")
    const admin = await tenant.context("admin", "Ann")
    for (const [asker, kind] of [[admin, null], [ada, null], [ben, null], [admin, "exact"], [ben, "exact"]] as const) {
      expect(await kindOf(await ask(asker, questionOn("What is the monthly rent of the Cardiff warehouse?")))).toBe(kind)
    }
  })

  it("keeps a question on chosen documents apart from the same on others", async () => {
    const [leeds, derby] = [await upload(ada, lease("Leeds")), await upload(ada, lease("Derby"))]
    const question = "How much is the rent a month?"
    expect(await kindOf(await ask(ada, questionOn(question, [leeds])))).toBeNull()
    expect(await kindOf(await ask(ben, questionOn(question, [leeds])))).toBe("exact")
    expect(await kindOf(await ask(ben, questionOn(question, [derby])))).toBeNull()
    expect(await kindOf(await ask(ben, questionOn(question, [leeds, derby])))).toBeNull()
    expect(await kindOf(await ask(ben, questionOn(question, [derby, leeds])))).toBe("exact")
  })

  it("ends with a new version and with the document itself", async () => {
    const id = await upload(ada, lease("Exeter"))
    const asked = questionOn("What is the rent of the Exeter warehouse?", [id])
    await ask(ada, asked)
    expect(await kindOf(await ask(ben, asked))).toBe("exact")
    await addVersion(ada, { documentId: id, bytes: new Uint8Array(Buffer.from(lease("Exeter").replace("4,000", "5,500"))), fileName: "exeter.md" })
    await runEngine(deps)
    const after = await ask(ben, asked)
    expect(await kindOf(after)).toBeNull()
    expect(after.text).toContain("5,500")
    expect(await kindOf(await ask(ada, asked))).toBe("exact")
    await deleteDocument(ada, { id })
    const gone = await createRequest(ben, { input: asked }).catch(() => null)
    expect(gone?.status).not.toBe("done")
    const live = await deps.database.system((tx) => rows(tx, sql`select 1 from response_cache e join requests r on r.id = e.request_id where e.ended_at is null and r.document_ids @> array[${id}]::uuid[]`))
    expect(live).toEqual([])
  })

  it("ends where somebody says that the answer is wrong, on the answer itself or on one given again", async () => {
    const id = await upload(ada, lease("Falmouth"))
    const asked = questionOn("What is the rent of the Falmouth warehouse?", [id])
    const first = await ask(ada, asked)
    expect((await ask(ada, asked)).reuse).toMatchObject({ kind: "exact", fromRequestId: first.id })
    await putFeedback(ada, { requestId: first.id, rating: -1 })
    const second = await ask(ben, asked)
    expect(await kindOf(second)).toBeNull()
    const copy = await ask(ada, asked)
    expect(await kindOf(copy)).toBe("exact")
    await putFeedback(ada, { requestId: copy.id, rating: -1 })
    expect(await kindOf(await ask(ben, asked))).toBeNull()
  })

  it("goes round it when asked fresh, and gives the newer answer from then on", async () => {
    const id = await upload(ada, lease("Gloucester"))
    const asked = questionOn("What is the rent of the Gloucester warehouse?", [id])
    await ask(ada, asked)
    const fresh = await ask(ada, { ...asked, fresh: true })
    expect(await kindOf(fresh)).toBeNull()
    expect(fresh.calls.length).toBeGreaterThan(0)
    const copy = await ask(ben, asked)
    const [row] = await deps.database.system((tx) => rows<{ from: string }>(tx, sql`select e.request_id as "from" from response_cache e join requests r on r.cache_entry_id = e.id where r.id = ${copy.id}`))
    expect(row?.from).toBe(fresh.id)
  })

  it("never answers within a conversation that has turns, and keeps nothing of one", async () => {
    const asked = questionOn("What is the rent of the Bristol warehouse?")
    const first = await ask(ada, { ...asked, fresh: true })
    const { conversationId } = first
    const turn = await ask(ada, { ...asked, ...(conversationId ? { conversationId } : {}) })
    expect(await kindOf(turn)).toBeNull()
    const kept = await deps.database.system((tx) => rows(tx, sql`select 1 from response_cache where request_id = ${turn.id} and ended_at is null`))
    expect(kept).toEqual([])
  })

  it("keeps nothing that evidence overtook while it was written", async () => {
    const id = await upload(ada, lease("Hull"))
    const asked = questionOn("What is the rent of the Hull warehouse?")
    const { id: requestId } = await createRequest(ada, { input: asked })
    const { retrieveForRequest, writeForRequest, finishForRequest } = await import("@/lib/services/requests")
    const key = { workspaceId: tenant.workspaceId, userId: ada.actor.userId, requestId }
    await retrieveForRequest(deps, key)
    await addVersion(ada, { documentId: id, bytes: new Uint8Array(Buffer.from(lease("Hull").replace("4,000", "6,100"))), fileName: "hull.md" })
    deps.announced.splice(0, deps.announced.length, ...deps.announced.filter((event) => event.name === "document/version-added"))
    await runEngine(deps)
    await writeForRequest(deps, key)
    expect(await finishForRequest(deps, key)).toBe("delivered")
    const after = await ask(ben, asked)
    expect(await kindOf(after)).toBeNull()
    expect(after.text).toContain("6,100")
  })
})
