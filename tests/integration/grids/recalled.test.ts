import { sql } from "drizzle-orm"
import { beforeAll, expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import { addVersion, uploadDocument } from "@/lib/services/documents"
import { scopeOf, type ServiceContext } from "@/lib/services/context"
import { askAgain, createGrid, deleteGrid, getGrid } from "@/lib/services/grids"
import type { NewColumn } from "@/lib/services/grids/grids.dto"
import { actOnRecall, askNextAgain, createRecall, followRecall, getRecall, listRecallItems, previewRecall } from "@/lib/services/recalls"
import type { RecallSelectorInput } from "@/lib/services/recalls/recalls.dto"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { offlineModels } from "../documents-services/offline-models"
import { runEngine } from "../documents-services/run-engine"
import { contractText } from "../documents-services/texts"

const law: NewColumn = { title: "Law", question: "Which law governs the agreement?", type: "text", clauseType: "Governing Law" }
const notice: NewColumn = { title: "Notice", question: "How much notice prevents renewal?", type: "duration", clauseType: "Notice Period to Terminate Renewal" }
const reason = "It was read by the wrong release."

describeOnBothDatabases("cells of grids in a recall", (open) => {
  let deps: TestDeps
  let tenant: Tenant
  let ada: ServiceContext
  let reviewer: ServiceContext
  let made = 0

  beforeAll(async () => {
    deps = await testDeps(await open(), offlineModels())
    tenant = await createTenant(deps, { tokensPerDay: 50_000_000n })
    ada = await tenant.context("member", "Ada")
    reviewer = await tenant.context("reviewer", "Rhea")
  })

  const world = async (visibility: "workspace" | "private" = "workspace") => {
    const name = `contract-${++made}`
    const text = `${contractText}\nCopy ${name}.\n`
    const { id: documentId } = await uploadDocument(ada, { bytes: Buffer.from(text), fileName: `${name}.md`, visibility })
    await runEngine(deps)
    const { id: gridId } = await createGrid(ada, { title: name, documentIds: [documentId], columns: [law, notice] })
    await runEngine(deps)
    const [{ versionId } = { versionId: "" }] = await inWorkspace<{ versionId: string }>(sql`select current_version_id as "versionId" from documents where id = ${documentId}`)
    const cells = await inWorkspace<{ id: string; requestId: string; releaseId: string }>(sql`select c.id, c.request_id as "requestId", r.release_id as "releaseId" from grid_cells c join requests r on r.id = c.request_id where c.grid_id = ${gridId} order by c.id`)
    return { name, text, documentId, gridId, versionId, cells }
  }
  const inWorkspace = <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) => deps.database.workspace(scopeOf(ada), (tx) => rows<T>(tx, query))
  const addressOf = (recallId: string) => ({ workspaceId: tenant.workspaceId, recallId, userId: reviewer.actor.userId })
  const follow = async (recallId: string) => {
    while ((await followRecall(deps, addressOf(recallId))).outcome === "more") continue
  }
  const recallOf = async (selector: RecallSelectorInput) => {
    const { id } = await createRecall(reviewer, { reason, selector })
    await follow(id)
    return id
  }
  const itemsOf = async (id: string, by = reviewer) => (await listRecallItems(by, { id, limit: 100, kind: "answer" })).items
  const shown = async (gridId: string) => (await getGrid(ada, { id: gridId })).cells.map((cell) => cell.shown ?? cell.state).toSorted()
  /** Presses "Ask all again" and lets it be done to the end. */
  const askAll = async (id: string) => {
    expect(await actOnRecall(reviewer, { id, action: "ask_again" })).toMatchObject({ isGoingOn: true })
    let after: string | null = null
    do ({ last: after } = await askNextAgain(deps, { ...addressOf(id), after, ownOnly: false }))
    while (after !== null)
    await runEngine(deps)
    await follow(id)
  }

  it("are listed by their grid and document, withdrawn, asked again on what holds now and settled with the answer", async () => {
    const { gridId, documentId, versionId, text, name, cells } = await world()
    const selector = { kind: "version" as const, documentId, versionId }
    expect((await previewRecall(reviewer, { selector })).answers).toBeGreaterThanOrEqual(2)
    const id = await recallOf(selector)
    const items = (await itemsOf(id)).filter(({ cell }) => cell !== null)
    expect(items.map(({ state, cell }) => [state, cell?.gridId, cell?.columnTitle, cell?.documentTitle]).toSorted()).toEqual([["withdrawn", gridId, "Law", expect.any(String)], ["withdrawn", gridId, "Notice", expect.any(String)]])
    expect(new Set(items.map(({ cell }) => cell?.cellId))).toEqual(new Set(cells.map((cell) => cell.id)))
    expect(await shown(gridId)).toEqual(["withdrawn", "withdrawn"])
    await addVersion(ada, { documentId, bytes: Buffer.from(text.replace("State of New York", "State of Texas")), fileName: `${name}.md` })
    await runEngine(deps)
    await askAll(id)
    expect(await shown(gridId)).toEqual(["90 days", "Texas"])
    const after = (await itemsOf(id)).filter(({ requestId }) => cells.some((cell) => cell.requestId === requestId))
    expect(after.map(({ state, replacement, note }) => [state, replacement?.status, note])).toEqual([["settled", "done", "Asked again and answered."], ["settled", "done", "Asked again and answered."]])
    expect((await inWorkspace(sql`select 1 from requests where prompt_key = 'grid_cell' and document_ids = array[${documentId}]::uuid[]`)).length).toBe(4)
  })

  it.each(["release", "model"] as const)("are found by the %s that wrote them, and each is asked once however often it is pressed", async (kind) => {
    const { gridId, documentId, cells } = await world()
    const [attempt] = await inWorkspace<{ provider: string; model: string }>(sql`select provider, model from request_attempts where request_id = ${cells[0]?.requestId ?? ""}`)
    const id = await recallOf(kind === "release" ? { kind, releaseId: cells[0]?.releaseId ?? "" } : { kind, provider: attempt?.provider ?? "", model: attempt?.model ?? "" })
    const mine = async () => (await itemsOf(id)).filter(({ cell }) => cell?.gridId === gridId)
    const itemIds = (await mine()).map((item) => item.id)
    expect(itemIds).toHaveLength(2)
    const press = () => actOnRecall(reviewer, { id, action: "ask_again", itemIds })
    const pressed = await Promise.all([press(), press()])
    expect(pressed.flatMap(({ refused }) => refused)).toEqual([])
    await runEngine(deps)
    await follow(id)
    expect((await mine()).map(({ state }) => state)).toEqual(["settled", "settled"])
    expect(await shown(gridId)).toEqual(["90 days", "New York"])
    expect((await inWorkspace(sql`select 1 from requests where prompt_key = 'grid_cell' and document_ids = array[${documentId}]::uuid[]`)).length).toBe(4)
    await actOnRecall(reviewer, { id, action: "settle", note: "Seen to." })
  })

  it("are followed in the recall when they are asked again in their grid", async () => {
    const { gridId, cells } = await world()
    const id = await recallOf({ kind: "release", releaseId: cells[0]?.releaseId ?? "" })
    expect(await askAgain(ada, { id: gridId, cells: "failed" })).toEqual({ asked: 2 })
    const mine = async () => (await itemsOf(id)).filter(({ requestId }) => cells.some((cell) => cell.requestId === requestId))
    expect((await mine()).map(({ state }) => state)).toEqual(["asked_again", "asked_again"])
    await runEngine(deps)
    await follow(id)
    expect((await mine()).map(({ state, replacement }) => [state, replacement?.status])).toEqual([["settled", "done"], ["settled", "done"]])
    await actOnRecall(reviewer, { id, action: "settle", note: "Seen to." })
  })

  it("stay in the list with the reason where the owner's budget is used up, and are asked when there is room", async () => {
    const { gridId, cells } = await world()
    const id = await recallOf({ kind: "release", releaseId: cells[0]?.releaseId ?? "" })
    const mine = async () => (await itemsOf(id)).filter(({ requestId }) => cells.some((cell) => cell.requestId === requestId))
    const itemIds = (await mine()).map((item) => item.id)
    const budget = (limit: string) => deps.database.system((tx) => tx.execute(sql`update budgets set limit_amount = ${limit} where workspace_id = ${tenant.workspaceId}`))
    const ask = async () => {
      await actOnRecall(reviewer, { id, action: "ask_again", itemIds })
      await runEngine(deps)
      await follow(id)
    }
    await budget("1")
    await ask()
    expect((await mine()).map(({ state, note }) => [state, (note ?? "").length > 20])).toEqual([["withdrawn", true], ["withdrawn", true]])
    await budget("50000000")
    await ask()
    expect((await mine()).map(({ state }) => state)).toEqual(["settled", "settled"])
    expect(await shown(gridId)).toEqual(["90 days", "New York"])
    await actOnRecall(reviewer, { id, action: "settle", note: "Seen to." })
  })

  it("are settled when their grid is gone, and the recall closes with the last", async () => {
    const { gridId, documentId, versionId } = await world()
    const id = await recallOf({ kind: "version", documentId, versionId })
    await deleteGrid(ada, { id: gridId })
    const cells = (await itemsOf(id)).filter(({ promptTitle, state }) => promptTitle !== null && state === "withdrawn")
    await askAll(id)
    const after = await itemsOf(id)
    const settled = after.filter(({ note }) => note?.includes("gone"))
    expect(cells.length).toBeGreaterThanOrEqual(2)
    expect(settled).toHaveLength(2)
    if ((await getRecall(reviewer, { id })).state === "open") expect(await actOnRecall(reviewer, { id, action: "settle", note: "Done." })).toMatchObject({ state: "closed" })
  })

  it("of a private document are named to nobody but who may read it", async () => {
    const { name, cells } = await world("private")
    const id = await recallOf({ kind: "release", releaseId: cells[0]?.releaseId ?? "" })
    const hidden = (await itemsOf(id)).filter(({ requestId }) => cells.some((cell) => cell.requestId === requestId))
    expect(hidden.map(({ cell }) => cell)).toEqual([null, null])
    expect(JSON.stringify(hidden)).not.toContain(name)
    const own = (await itemsOf(id, ada)).filter(({ requestId }) => cells.some((cell) => cell.requestId === requestId))
    expect(own.every(({ cell }) => cell !== null)).toBe(true)
    await actOnRecall(reviewer, { id, action: "settle", note: "Seen to." })
  })
})
