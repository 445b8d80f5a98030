import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import { deleteDocument } from "@/lib/services/documents"
import { scopeOf } from "@/lib/services/context"
import { createRequest, replayRequest } from "@/lib/services/requests"
import { decideReview, listReviews } from "@/lib/services/reviews"
import { describeOnBothDatabases } from "@/tests/support/database"
import { runSteps } from "@/tests/support/run-request"
import { type Asking, openAsking } from "../reuse/asking"

describeOnBothDatabases("the record of an answer", (open) => {
  let world: Asking
  let documentId: string

  beforeAll(async () => {
    world = await openAsking(await open())
    documentId = await world.addDocument("Lease", "workspace")
  })
  afterAll(() => world.mock.close())

  const ask = async (question: string, input: { conversationId?: string; documentIds?: string[] } = {}, reply = "It ends after thirty days unless both sides agree to renew it in writing [1].") => {
    world.mock.script({ times: 1, match: ({ kind, prompt }) => kind === "chat" && prompt.includes(question), behave: { reply } })
    const accepted = await createRequest(world.ada, { input: { promptKey: "rag_answer", payload: { question }, fresh: true, ...input } })
    expect(await runSteps(world.ada, accepted.id)).toBe("delivered")
    return accepted
  }
  const recordsOf = (requestId: string) => world.database.workspace(scopeOf(world.ada), (tx) => rows<{ attempt: number; hash: string }>(tx, sql`select attempt, prompt_hash as hash from answer_records where request_id = ${requestId} order by attempt`))
  const change = (statement: ReturnType<typeof sql>) => world.database.workspace({ ...scopeOf(world.ada), role: "admin" }, (tx) => tx.execute(statement))

  it("gives the same prompt and the same answer again, byte for byte, without asking a model", async () => {
    const { id } = await ask("When does the lease end?", { documentIds: [documentId] })
    const asked = world.mock.requests().length
    const replayed = await replayRequest(world.ada, { id })
    expect(replayed).toMatchObject({ state: "same", attempt: 1, prompt: { isSame: true }, output: { isSame: true }, missing: [], differences: [] })
    expect(replayed.prompt?.rebuiltHash).toBe(replayed.prompt?.recordedHash)
    expect(replayed.madeFrom).toMatchObject({ provider: "anthropic", sources: 1, earlierTurns: 0, toolCalls: 0 })
    expect(replayed.citations).toHaveLength(1)
    expect(replayed.citations.every(({ was, is }) => was === is)).toBe(true)
    expect(world.mock.requests()).toHaveLength(asked)
  })

  it("rebuilds what was said before in the conversation, and is still the same on another day", async () => {
    const first = await ask("Which notice does the lease want?")
    const second = await ask("And for the garage?", { conversationId: first.conversationId ?? "" })
    const later = { ...world.ada, deps: { ...world.deps, clock: () => new Date(Date.now() + 40 * 86_400_000) } }
    expect(await replayRequest(later, { id: second.id })).toMatchObject({ state: "same", madeFrom: { earlierTurns: 1 } })
  })

  it("keeps a record of every attempt, also of those that failed", async () => {
    const question = "Who pays for the roof?"
    world.mock.script({ times: 1, match: ({ kind, prompt }) => kind === "chat" && prompt.includes(question), behave: { errorStatus: 529 } })
    const { id } = await ask(question)
    const records = await recordsOf(id)
    expect(records.map(({ attempt }) => attempt)).toEqual([1, 2])
    expect(await replayRequest(world.ada, { id })).toMatchObject({ state: "same", attempt: 2 })
  })

  it("stays the same when the document gets another title", async () => {
    const { id } = await ask("When does the renamed lease end?", { documentIds: [documentId] })
    await change(sql`update documents set title = 'Lease of the north wing' where id = ${documentId}`)
    expect(await replayRequest(world.ada, { id })).toMatchObject({ state: "same" })
    await change(sql`update documents set title = 'Lease' where id = ${documentId}`)
  })

  it("says so when the stored answer, or what it rests on, is not what it was", async () => {
    const { id } = await ask("Is the lease silent on pets?", { documentIds: [documentId] })
    await change(sql`update requests set result_text = 'Something else.' where id = ${id}`)
    expect(await replayRequest(world.ada, { id })).toMatchObject({ state: "different", prompt: { isSame: true }, output: { isSame: false }, differences: [expect.stringContaining("not the one that the model wrote")] })
    const other = await ask("Is the lease silent on cats?", { documentIds: [documentId] })
    await change(sql`update chunks set text = text || ' And more.' where id in (select chunk_id from request_sources where request_id = ${other.id})`)
    expect(await replayRequest(world.ada, { id: other.id })).toMatchObject({ state: "different", prompt: { isSame: false } })
    await change(sql`update chunks set text = replace(text, ' And more.', '') where id in (select chunk_id from request_sources where request_id = ${other.id})`)
  })

  it("is an answer's own record, for whoever was given it from the cache", async () => {
    const input = { promptKey: "rag_answer", payload: { question: "How long is the lease in months?" } }
    const first = await createRequest(world.ada, { input })
    await runSteps(world.ada, first.id)
    const again = await createRequest(world.bob, { input })
    expect(again.status).toBe("done")
    expect(await replayRequest(world.bob, { id: again.id })).toMatchObject({ state: "same", writtenElsewhere: { kind: "cache", requestId: null } })
    expect(await replayRequest(world.ada, { id: first.id })).toMatchObject({ state: "same", writtenElsewhere: null })
  })

  it("is not shown to the author while a reviewer has it, and names the reviewer who changed the answer", async () => {
    const reviewer = await world.tenant.context("reviewer", "Rhea")
    const { id } = await createRequest(world.ada, { input: { promptKey: "medical_summary", payload: { text: "Discharge note. 67-year-old woman admitted with chest pain." } } })
    expect(await runSteps(world.ada, id)).toBe("held")
    await expect(replayRequest(world.ada, { id })).rejects.toMatchObject({ code: "forbidden" })
    await expect(replayRequest(world.bob, { id })).rejects.toMatchObject({ code: "not_found" })
    const held = await replayRequest(reviewer, { id })
    expect(held).toMatchObject({ state: "same", output: { isSame: true } })
    const { items } = await listReviews(reviewer, { status: "open", limit: 20 })
    const item = items.find(({ requestId }) => requestId === id)
    const output = { ...(held.structured as Record<string, unknown>), summary: "Corrected by hand." }
    await decideReview(reviewer, { id: item?.id ?? "", decision: "edit", output })
    expect(await replayRequest(world.ada, { id })).toMatchObject({ state: "different", prompt: { isSame: true }, differences: [expect.stringContaining("Rhea corrected")] })
  })

  it("says what is missing once the document is deleted", async () => {
    const gone = await world.addDocument("Annex", "workspace")
    const { id } = await ask("When does the annex end?", { documentIds: [gone] })
    expect(await replayRequest(world.ada, { id })).toMatchObject({ state: "same" })
    await deleteDocument(world.ada, { id: gone })
    const replayed = await replayRequest(world.ada, { id })
    expect(replayed).toMatchObject({ state: "incomplete", prompt: { isSame: false, rebuiltHash: null }, output: { isSame: true } })
    expect(replayed.missing.join(" ")).toContain("gone")
    expect(replayed.citations.map(({ is }) => is)).toEqual(replayed.citations.map(() => null))
  })

  it("says that there is none for what was never written", async () => {
    const { id } = await createRequest(world.ada, { input: { promptKey: "rag_answer", payload: { question: "Nobody has answered this yet?" }, fresh: true } })
    expect(await replayRequest(world.ada, { id })).toMatchObject({ state: "unrecorded", prompt: null })
  })
})
