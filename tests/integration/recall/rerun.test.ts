import { sql } from "drizzle-orm"
import { uuidv7 } from "uuidv7"
import { afterAll, beforeAll, expect, it } from "vitest"
import { promptActivations, promptReleases } from "@/drizzle/schema"
import { scopeOf } from "@/lib/services/context"
import { addVersion, deleteDocument } from "@/lib/services/documents"
import { compareRuns, createRequest, getRequest, rerunRequest } from "@/lib/services/requests"
import type { RerunInput } from "@/lib/services/requests/requests.dto"
import { contentHash } from "@/prompts/content-hash"
import { describeOnBothDatabases } from "@/tests/support/database"
import { runSteps } from "@/tests/support/run-request"
import { runEngine } from "../documents-services/run-engine"
import { type Asking, openAsking } from "../reuse/asking"

describeOnBothDatabases("a repeat of an answer", (open) => {
  let world: Asking
  beforeAll(async () => {
    world = await openAsking(await open())
  })
  afterAll(() => world.mock.close())

  const run = async (id: string, question: string, reply: string) => {
    world.mock.script({ times: 1, match: ({ kind, prompt }) => kind === "chat" && prompt.includes(question), behave: { reply } })
    expect(await runSteps(world.ada, id)).toBe("delivered")
    return id
  }
  const ask = async (question: string, documentId: string, reply: string) => {
    const { id } = await createRequest(world.ada, { input: { promptKey: "rag_answer", payload: { question }, documentIds: [documentId], fresh: true } })
    return run(id, question, reply)
  }
  const repeat = async (id: string, question: string, reply: string, input: RerunInput = {}) => run((await rerunRequest(world.ada, { id, ...input })).id, question, reply)
  const changeDocument = async (documentId: string, text: string) => {
    await addVersion(world.ada, { documentId, bytes: new TextEncoder().encode(text), fileName: "lease.md" })
    await runEngine(world.deps)
  }
  /** Another release of the same prompt serves from now on; gives a way back. */
  const changeRelease = async () => {
    const known = world.deps.prompts.list().find(({ definition }) => definition.key === "rag_answer")
    if (!known) throw new Error("no such prompt")
    const definition = { ...known.definition, version: "99.0.0", temperature: known.definition.temperature === null ? null : 0.9, maxOutputTokens: 777 }
    const { workspaceId, userId } = world.ada.actor
    const id = uuidv7()
    const activate = (releaseId: string) => world.database.workspace(scopeOf(world.ada), (tx) => tx.insert(promptActivations).values({ workspaceId, promptKey: "rag_answer", releaseId, share: 100, activatedBy: userId }))
    await world.database.workspace(scopeOf(world.ada), (tx) => tx.insert(promptReleases).values({ id, workspaceId, promptKey: "rag_answer", version: definition.version, contentHash: contentHash(definition), definition }))
    await activate(id)
    return () => activate(known.id)
  }

  it("differs by chance alone when the very same prompt went to the same model", async () => {
    const documentId = await world.addDocument("Lease one", "workspace")
    const earlier = await ask("When does lease one end?", documentId, "After thirty days [1].")
    const now = await repeat(earlier, "When does lease one end?", "Thirty days after notice [1].")
    const difference = await compareRuns(world.ada, { id: now })
    expect(difference).toMatchObject({ state: "different", earlierId: earlier, causes: [{ kind: "chance", isSamePrompt: true }], canKeep: [], answers: { earlier: "After thirty days [1].", now: "Thirty days after notice [1]." } })
  })

  it("is not told its own earlier answer as something that was said before", async () => {
    const documentId = await world.addDocument("Lease two", "workspace")
    const question = "When does lease two end?"
    const earlier = await ask(question, documentId, "A very particular earlier answer [1].")
    const now = await repeat(await repeat(earlier, question, "A second one [1]."), question, "A third one [1].")
    expect((await getRequest(world.ada, { id: now })).conversationId).toBe((await getRequest(world.ada, { id: earlier })).conversationId)
    expect(world.mock.requests().filter(({ prompt }) => prompt.includes("A very particular earlier answer"))).toEqual([])
  })

  it("names the document whose version changed", async () => {
    const documentId = await world.addDocument("Lease three", "workspace")
    const earlier = await ask("When does lease three end?", documentId, "After thirty days [1].")
    await changeDocument(documentId, "# Lease three\n\nThe agreement ends after ninety days, and the tenant has to be told of it by registered letter.\n")
    const now = await repeat(earlier, "When does lease three end?", "After ninety days [1].")
    expect(await compareRuns(world.ada, { id: now })).toMatchObject({ state: "different", causes: [{ kind: "document", documents: [{ title: "Lease three", earlierVersion: 1, version: 2 }] }] })
  })

  it("can keep the earlier evidence or the earlier release, so that two causes are told apart", async () => {
    const documentId = await world.addDocument("Lease four", "workspace")
    const question = "When does lease four end?"
    const earlier = await ask(question, documentId, "After thirty days [1].")
    await changeDocument(documentId, "# Lease four\n\nThe agreement ends after ninety days, and the tenant has to be told of it by registered letter.\n")
    const restore = await changeRelease()
    const both = await compareRuns(world.ada, { id: await repeat(earlier, question, "After ninety days [1].") })
    expect(both.causes.map(({ kind }) => kind)).toEqual(["document", "release"])
    expect(both.canKeep).toEqual(["release", "evidence"])
    expect(both.causes[1]).toMatchObject({ version: "99.0.0", changes: expect.arrayContaining(["the longest answer"]) })

    const onOldEvidence = await repeat(earlier, question, "After thirty days [1].", { keep: ["evidence"] })
    expect(await compareRuns(world.ada, { id: onOldEvidence })).toMatchObject({ state: "same", causes: [{ kind: "release" }] })
    const view = await getRequest(world.ada, { id: onOldEvidence })
    expect(view.sources.map(({ versionNumber }) => versionNumber)).toEqual([1])
    expect(view.isStale).toBe(true)

    const onOldRelease = await repeat(earlier, question, "After ninety days [1].", { keep: ["release"] })
    expect((await compareRuns(world.ada, { id: onOldRelease })).causes.map(({ kind }) => kind)).toEqual(["document"])
    const onBoth = await repeat(earlier, question, "After thirty days, as I said [1].", { keep: ["release", "evidence"] })
    expect(await compareRuns(world.ada, { id: onBoth })).toMatchObject({ causes: [{ kind: "chance", isSamePrompt: true }] })
    await restore()
  })

  it("says so when the evidence that is to be kept is gone, and asks nothing", async () => {
    const documentId = await world.addDocument("Lease five", "workspace")
    const { id } = await createRequest(world.ada, { input: { promptKey: "rag_answer", payload: { question: "When does number five of all end?" }, fresh: true } })
    await run(id, "When does number five of all end?", "After thirty days [1].")
    await deleteDocument(world.ada, { id: documentId })
    await world.database.workspace({ ...scopeOf(world.ada), role: "admin" }, (tx) => tx.execute(sql`update chunks set text = '' where id in (select chunk_id from request_sources where request_id = ${id})`))
    await expect(rerunRequest(world.ada, { id, keep: ["evidence"] })).rejects.toMatchObject({ code: "conflict" })
  })

  it("names another model that had to answer", async () => {
    const documentId = await world.addDocument("Lease six", "workspace")
    const question = "When does lease six end?"
    const earlier = await ask(question, documentId, "After thirty days [1].")
    world.mock.script({ times: 3, match: ({ kind, prompt, provider }) => kind === "chat" && provider === "anthropic" && prompt.includes(question), behave: { errorStatus: 529 } })
    const { id } = await rerunRequest(world.ada, { id: earlier })
    expect(await runSteps(world.ada, id)).toBe("delivered")
    const { causes } = await compareRuns(world.ada, { id })
    expect(causes).toEqual([expect.objectContaining({ kind: "model" })])
  })

  it("is nobody's who may not read both", async () => {
    const documentId = await world.addDocument("Lease seven", "workspace")
    const earlier = await ask("When does lease seven end?", documentId, "After thirty days [1].")
    const now = await repeat(earlier, "When does lease seven end?", "After thirty days [1].")
    expect(await compareRuns(world.ada, { id: now })).toMatchObject({ state: "same", causes: [] })
    await expect(compareRuns(world.bob, { id: now })).rejects.toMatchObject({ code: "not_found" })
    await expect(compareRuns(world.ada, { id: earlier })).rejects.toMatchObject({ code: "not_found" })
  })
})
