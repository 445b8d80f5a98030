import { sql } from "drizzle-orm"
import readExcelFile from "read-excel-file/node"
import { beforeAll, describe, expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import { addVersion, createTextDocument, deleteDocument, listDocuments, uploadDocument } from "@/lib/services/documents"
import type { ServiceContext } from "@/lib/services/context"
import { sweepLateAnswers } from "@/lib/services/freshness"
import { announceUnfilledGrids, askAgain, changeGrid, createGrid, deleteGrid, exportGrid, getCell, getGrid, listGrids, reviewCell, stopFill } from "@/lib/services/grids"
import type { NewColumn } from "@/lib/services/grids/grids.dto"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { offlineModels } from "../documents-services/offline-models"
import { runEngine } from "../documents-services/run-engine"
import { contractText } from "../documents-services/texts"

/** The same bytes twice are one document. */
const own = (name: string) => `${contractText}\nCopy for ${name}.\n`
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text))
const law: NewColumn = { title: "Law", question: "Which law governs the agreement?", type: "text", clauseType: "Governing Law" }
const dated: NewColumn = { title: "Dated", question: "What is the date of the agreement?", type: "date", clauseType: "Agreement Date" }
const notice: NewColumn = { title: "Notice", question: "How much notice prevents renewal?", type: "duration", clauseType: "Notice Period to Terminate Renewal" }
const insured: NewColumn = { title: "Insured", question: "What is the least insurance?", type: "money", clauseType: "Insurance" }
const escrow: NewColumn = { title: "Escrow", question: "Is the source code in escrow?", type: "yes_no", clauseType: "Source Code Escrow" }
const columns = [law, dated, notice, insured, escrow]

describeOnBothDatabases("grids", (open) => {
  let deps: TestDeps
  let tenant: Tenant
  let ada: ServiceContext
  let contract: string
  let other: string

  beforeAll(async () => {
    deps = await testDeps(await open(), offlineModels())
    tenant = await createTenant(deps, { tokensPerDay: 50_000_000n })
    ada = await tenant.context("member", "Ada")
    contract = (await uploadDocument(ada, { bytes: bytesOf(contractText), fileName: "services.md" })).id
    other = (await uploadDocument(ada, { bytes: bytesOf(contractText.replace("State of New York", "State of Ohio").replace("ninety (90)", "sixty (60)")), fileName: "other.md" })).id
    await runEngine(deps)
  })

  const filled = async (ctx: ServiceContext, documentIds: string[], asked = columns) => {
    const { id } = await createGrid(ctx, { title: "All of them", documentIds, columns: asked })
    await runEngine(deps)
    return id
  }
  const callsOf = async (gridId: string) => (await deps.database.system((tx) => rows<{ calls: number }>(tx, sql`select count(*)::int as calls from calls where request_id in (select request_id from grid_cells where grid_id = ${gridId}) and purpose not like 'embed%'`)))[0]?.calls

  it("answers every cell with a typed value and a quote at its place in the document", async () => {
    const id = await filled(ada, [contract, other])
    const grid = await getGrid(ada, { id })
    expect(grid.progress).toEqual({ total: 10, open: 0, failed: 0, doubtful: expect.any(Number), stale: 0 })
    const shown = (documentId: string) => grid.columns.map((column) => grid.cells.find((cell) => cell.documentId === documentId && cell.columnId === column.id)?.shown)
    expect(shown(contract)).toEqual(["New York", "2025-03-04", "90 days", "EUR 2,000,000.00", null])
    expect(shown(other)).toEqual(["Ohio", "2025-03-04", "60 days", "EUR 2,000,000.00", null])
    for (const { id: cellId, state } of grid.cells) {
      const cell = await getCell(ada, { id, cellId })
      if (state === "found") expect([cell.verdict, cell.quote === null]).toEqual(["exact", false])
      else expect(cell).toMatchObject({ state: "not_found", quote: null, value: null })
    }
    const first = await getCell(ada, { id, cellId: grid.cells.find((cell) => cell.shown === "New York")?.id ?? "" })
    expect(contractText.slice(first.start ?? 0, first.end ?? 0)).toBe(first.quote)
  })

  it("asks each cell once, however often it is announced or its steps are repeated", async () => {
    const { id } = await createGrid(ada, { title: "Again and again", documentIds: [contract, other], columns: [law, notice] })
    await askAgain(ada, { id, cells: "failed" })
    await askAgain(ada, { id, cells: "stale" })
    await runEngine(deps, { timesPerStep: 2 })
    expect(await callsOf(id)).toBe(4)
  })

  it("makes one grid however often it is sent under the same key, also at once, and adds a column once", async () => {
    const input = { title: "Pressed twice", documentIds: [contract], columns: [law] }
    const press = () => createGrid(ada, { ...input, idempotencyKey: "press" })
    const made = await Promise.all([press(), press(), press()])
    const [id] = new Set(made.map((grid) => grid.id))
    expect(new Set(made.map((grid) => grid.id)).size).toBe(1)
    expect(await press()).toEqual({ id })
    const stored = async () => (await deps.database.workspace({ workspaceId: tenant.workspaceId }, (tx) => rows<{ id: string }>(tx, sql`select id from grids where title = 'Pressed twice'`))).length
    expect(await stored()).toBe(1)
    await expect(createGrid(ada, { ...input, title: "Another", idempotencyKey: "press" })).rejects.toMatchObject({ code: "key_reused" })
    expect((await createGrid(await tenant.context("member", "Bea"), { ...input, idempotencyKey: "press" })).id).not.toBe(id)
    expect((await createGrid(ada, input)).id).not.toBe(id)
    expect(await stored()).toBe(3)
    const add = () => changeGrid(ada, { id: id ?? "", addColumns: [notice], idempotencyKey: "column" })
    await Promise.all([add(), add()])
    expect((await getGrid(ada, { id: id ?? "" })).columns.map(({ title }) => title)).toEqual(["Law", "Notice"])
    await runEngine(deps)
    expect(await callsOf(id ?? "")).toBe(2)
  })

  it("goes on where a killed process stopped, with the request that was there", async () => {
    const { id } = await createGrid(ada, { title: "Interrupted", documentIds: [contract], columns: [law, notice] })
    deps.announced.length = 0
    await deps.database.system((tx) => tx.execute(sql`update grid_cells set state = 'running' where grid_id = ${id}`))
    expect((await getGrid(ada, { id })).progress.open).toBe(2)
    await deps.database.system((tx) => tx.execute(sql`update grid_cells set updated_at = now() - interval '1 hour' where grid_id = ${id}`))
    expect(await announceUnfilledGrids(deps)).toBeGreaterThanOrEqual(1)
    await runEngine(deps)
    expect((await getGrid(ada, { id })).cells.map(({ shown }) => shown).toSorted()).toEqual(["90 days", "New York"])
    expect(await callsOf(id)).toBe(2)
  })

  it("lets a cell fail alone, and asks it again when it can be answered", async () => {
    const boss = await tenant.context("admin", "Boss")
    const secret = (await createTextDocument(boss, { title: "Secret", text: own("Secret"), visibility: "private" })).id
    await runEngine(deps)
    const id = await filled(ada, [contract], [law])
    await changeGrid(boss, { id, addDocumentIds: [secret] })
    await runEngine(deps)
    const seen = await getGrid(boss, { id })
    expect(seen.cells.find((cell) => cell.documentId === secret)).toMatchObject({ state: "failed", error: expect.stringContaining("may not read this document") })
    expect(seen.cells.find((cell) => cell.documentId === contract)).toMatchObject({ state: "found", shown: "New York" })
    await deps.database.system((tx) => tx.execute(sql`update documents set visibility = 'workspace' where id = ${secret}`))
    expect(await askAgain(boss, { id, cells: "failed" })).toEqual({ asked: 1 })
    await runEngine(deps)
    expect((await getGrid(ada, { id })).cells.map(({ shown }) => shown)).toEqual(["New York", "New York"])
  })

  it("stops at the budget with a reason in every open cell, and goes on when there is room", async () => {
    const poor = await createTenant(deps, { tokensPerDay: 9_000n })
    const bea = await poor.context("member", "Bea")
    const documentId = (await createTextDocument(bea, { title: "Mine", text: own("Mine") })).id
    await runEngine(deps)
    await deps.database.system((tx) => tx.execute(sql`update budgets set limit_amount = 1 where workspace_id = ${poor.workspaceId}`))
    const { id } = await createGrid(bea, { title: "Dear", documentIds: [documentId], columns })
    await runEngine(deps)
    const grid = await getGrid(bea, { id })
    expect(grid.progress).toMatchObject({ total: 5, open: 0, failed: 5 })
    expect(new Set(grid.cells.map(({ error }) => error !== null && error.length > 20))).toEqual(new Set([true]))
    await deps.database.system((tx) => tx.execute(sql`update budgets set limit_amount = 50000000 where workspace_id = ${poor.workspaceId}`))
    expect(await askAgain(bea, { id, cells: "failed" })).toEqual({ asked: 5 })
    await runEngine(deps)
    expect((await getGrid(bea, { id })).progress).toMatchObject({ failed: 0, open: 0 })
  })

  it("is stopped in the midst, each open cell says so, and it goes on when asked", async () => {
    const { id } = await createGrid(ada, { title: "Stopped", documentIds: [contract, other], columns })
    await deps.database.workspace({ workspaceId: tenant.workspaceId }, (tx) => tx.execute(sql`update grid_cells set state = 'not_found' where id in (select id from grid_cells where grid_id = ${id} order by id limit 4)`))
    await expect(stopFill(await tenant.context("member", "Not the owner"), { id })).rejects.toMatchObject({ code: "forbidden" })
    expect([await stopFill(ada, { id }), await stopFill(ada, { id })]).toEqual([{ stopped: 6 }, { stopped: 0 }])
    await runEngine(deps)
    const grid = await getGrid(ada, { id })
    expect(grid.progress).toMatchObject({ total: 10, open: 0, failed: 6 })
    expect(grid.cells.filter(({ state }) => state === "failed").every(({ error }) => error?.startsWith("Stopped by Ada"))).toBe(true)
    expect(await callsOf(id)).toBe(0)
    expect(await askAgain(ada, { id, cells: "failed" })).toEqual({ asked: 6 })
    await runEngine(deps)
    expect((await getGrid(ada, { id })).progress).toMatchObject({ open: 0, failed: 0 })
    expect(await callsOf(id)).toBe(6)
  })

  it("shows cells of a private document only to those who may read it", async () => {
    const secret = (await createTextDocument(ada, { title: "Diary", text: own("Diary"), visibility: "private" })).id
    await runEngine(deps)
    const mixed = await filled(ada, [secret, contract], [law])
    const secretOnly = await filled(ada, [secret], [law])
    const colleague = await tenant.context("reviewer", "Colleague")
    const mine = await getGrid(ada, { id: mixed })
    const seen = await getGrid(colleague, { id: mixed })
    expect([mine.cells.length, seen.cells.length, seen.documents.map(({ id }) => id), seen.progress.total]).toEqual([2, 1, [contract], 1])
    await expect(getGrid(colleague, { id: secretOnly })).rejects.toMatchObject({ code: "not_found" })
    const hiddenCell = mine.cells.find((cell) => cell.documentId === secret)?.id ?? ""
    await expect(getCell(colleague, { id: mixed, cellId: hiddenCell })).rejects.toMatchObject({ code: "not_found" })
    await expect(reviewCell(colleague, { id: mixed, cellId: hiddenCell, review: "accepted" })).rejects.toMatchObject({ code: "not_found" })
    const listed = (await listGrids(colleague, { limit: 100 })).items
    expect(listed.find(({ id }) => id === mixed)).toMatchObject({ documents: 1, cells: 1 })
    expect(listed.map(({ id }) => id)).not.toContain(secretOnly)
    expect(new TextDecoder().decode((await exportGrid(colleague, { id: mixed, format: "csv" })).bytes)).not.toContain("Diary")
  })

  it("keeps a person's word on a cell, in the column's own type, and tells the audit log", async () => {
    const id = await filled(ada, [contract], [notice])
    const cellId = (await getGrid(ada, { id })).cells[0]?.id ?? ""
    await expect(reviewCell(ada, { id, cellId, review: "corrected", value: "a while" })).rejects.toMatchObject({ code: "invalid_payload" })
    expect(await reviewCell(ada, { id, cellId, review: "corrected", value: "three months" })).toMatchObject({ review: "corrected", shown: "3 months", value: { count: 3, unit: "month" }, reviewer: "Ada", isDoubtful: false })
    const stranger = await tenant.context("member", "Not the owner")
    await expect(reviewCell(stranger, { id, cellId, review: "accepted" })).rejects.toMatchObject({ code: "forbidden" })
    const reviewer = await tenant.context("reviewer", "Rita")
    expect(await reviewCell(reviewer, { id, cellId, review: "rejected" })).toMatchObject({ review: "rejected", reviewer: "Rita" })
    const audit = await deps.database.system((tx) => rows<{ action: string }>(tx, sql`select action from audit_log where subject_id = ${id} and action like 'grid_cell.%' order by id`))
    expect(audit.map(({ action }) => action)).toEqual(["grid_cell.answered", "grid_cell.corrected", "grid_cell.rejected"])
  })

  describe("on a document that gets a new version", () => {
    const texts = { law: "State of New York", other: "State of Texas" }
    const start = async (name: string, asked: NewColumn[]) => {
      const { id: documentId } = await uploadDocument(ada, { bytes: bytesOf(own(name)), fileName: `${name}.md` })
      await runEngine(deps)
      return { documentId, id: await filled(ada, [documentId, other], asked), name }
    }
    const update = async ({ documentId, name }: { documentId: string; name: string }, change: (text: string) => string) => {
      await addVersion(ada, { documentId, bytes: bytesOf(change(own(name))), fileName: `${name}.md` })
      await runEngine(deps)
    }
    const seen = async (id: string, documentId: string) => {
      const grid = await getGrid(ada, { id })
      return grid.columns.map(({ id: columnId }) => grid.cells.find((cell) => cell.columnId === columnId && cell.documentId === documentId))
    }

    it("marks the cells whose words changed and no other, and asks all of them again in one press", async () => {
      const moving = await start("moving", [law, insured, notice, escrow])
      await update(moving, (text) => text.replace(texts.law, texts.other).replace("ninety (90)", "sixty (60)"))
      const marked = await seen(moving.id, moving.documentId)
      expect(marked.map((cell) => [cell?.shown, cell?.isStale])).toEqual([["New York", true], ["EUR 2,000,000.00", false], ["90 days", true], [null, false]])
      expect(marked[0]).toMatchObject({ isDoubtful: true, doubts: ["The document has changed since this was read."] })
      expect((await seen(moving.id, other)).some((cell) => cell?.isStale)).toBe(false)
      expect(new TextDecoder().decode((await exportGrid(ada, { id: moving.id, format: "csv" })).bytes)).toContain("New York")
      const press = () => askAgain(ada, { id: moving.id, cells: "stale" })
      expect([await press(), await press()]).toEqual([{ asked: 2 }, { asked: 0 }])
      await runEngine(deps, { timesPerStep: 2 })
      expect((await seen(moving.id, moving.documentId)).map((cell) => [cell?.shown, cell?.isStale])).toEqual([["Texas", false], ["EUR 2,000,000.00", false], ["60 days", false], [null, false]])
      expect(await callsOf(moving.id)).toBe(8)
    })

    it("asks one marked cell again and leaves the others marked", async () => {
      const moving = await start("one of them", [law, notice])
      await update(moving, (text) => text.replace(texts.law, texts.other).replace("ninety (90)", "sixty (60)"))
      const [first] = await seen(moving.id, moving.documentId)
      expect(await askAgain(ada, { id: moving.id, cells: [first?.id ?? ""] })).toEqual({ asked: 1 })
      await runEngine(deps)
      expect((await seen(moving.id, moving.documentId)).map((cell) => [cell?.shown, cell?.isStale])).toEqual([["Texas", false], ["90 days", true]])
    })

    it("marks nothing where only the setting changed, also where nothing was found", async () => {
      const moving = await start("set anew", [law, escrow])
      await update(moving, (text) => text.replaceAll("\n\n", "\n\n\n"))
      expect((await seen(moving.id, moving.documentId)).map((cell) => [cell?.state, cell?.isStale])).toEqual([["found", false], ["not_found", false]])
    })

    it("marks what was not found once the document speaks of it", async () => {
      const moving = await start("speaks of it", [escrow])
      await update(moving, (text) => `${text}\nThe source code of the software shall be deposited in escrow with a neutral escrow agent.\n`)
      expect((await seen(moving.id, moving.documentId)).map((cell) => [cell?.state, cell?.isStale])).toEqual([["not_found", true]])
    })

    it("marks within a minute what was answered on the old version while the new one took its place", async () => {
      const moving = await start("overtaken", [law])
      const changed = own("overtaken").replace(texts.law, texts.other)
      await deps.database.workspace({ workspaceId: tenant.workspaceId }, (tx) => tx.execute(sql`update grid_cells set state = 'running' where grid_id = ${moving.id}`))
      await addVersion(ada, { documentId: moving.documentId, bytes: bytesOf(changed), fileName: "overtaken.md" })
      await runEngine(deps)
      await deps.database.workspace({ workspaceId: tenant.workspaceId }, (tx) => tx.execute(sql`update grid_cells set state = 'found', updated_at = now() where grid_id = ${moving.id}`))
      await sweepLateAnswers(deps)
      expect((await seen(moving.id, moving.documentId)).map((cell) => [cell?.shown, cell?.isStale])).toEqual([["New York", true]])
    })
  })

  it("shows nobody an answer that was withdrawn", async () => {
    const id = await filled(ada, [contract], [law])
    await deps.database.system((tx) => tx.execute(sql`update requests set withdrawn_at = now(), withdrawn_reason = 'a wrong release' where id in (select request_id from grid_cells where grid_id = ${id})`))
    const [cell] = (await getGrid(ada, { id })).cells
    expect(cell).toMatchObject({ state: "withdrawn", shown: null, error: expect.stringContaining("a wrong release") })
    expect(JSON.stringify(await getCell(ada, { id, cellId: cell?.id ?? "" }))).not.toContain("New York")
    expect(new TextDecoder().decode((await exportGrid(ada, { id, format: "csv" })).bytes)).not.toContain("New York")
    expect(await askAgain(ada, { id, cells: "failed" })).toEqual({ asked: 1 })
    await runEngine(deps)
    expect((await getGrid(ada, { id })).cells[0]).toMatchObject({ shown: "New York" })
  })

  it("takes, orders and drops columns and documents, within its limits", async () => {
    const id = await filled(ada, [contract], [law])
    await changeGrid(ada, { id, title: "Another name", addColumns: [notice], addDocumentIds: [other, contract] })
    await runEngine(deps)
    const grid = await getGrid(ada, { id })
    expect([grid.title, grid.documents.map((document) => document.id), grid.columns.map(({ title }) => title), grid.progress]).toMatchObject(["Another name", [contract, other], ["Law", "Notice"], { total: 4, open: 0 }])
    await changeGrid(ada, { id, columnOrder: grid.columns.map((column) => column.id).toReversed() })
    expect((await getGrid(ada, { id })).columns.map(({ title }) => title)).toEqual(["Notice", "Law"])
    await expect(changeGrid(ada, { id, columnOrder: [grid.columns[0]?.id ?? ""] })).rejects.toMatchObject({ code: "conflict" })
    await expect(changeGrid(ada, { id, addColumns: Array.from({ length: 39 }, () => law) })).rejects.toMatchObject({ code: "invalid_payload", message: expect.stringContaining("at most 40 columns") })
    await expect(changeGrid(await tenant.context("member"), { id, title: "Mine" })).rejects.toMatchObject({ code: "forbidden" })
    await changeGrid(ada, { id, removeColumnIds: [grid.columns[0]?.id ?? ""], removeDocumentIds: [contract] })
    expect((await getGrid(ada, { id })).cells.map(({ shown }) => shown)).toEqual(["60 days"])
    await deleteGrid(ada, { id })
    await expect(getGrid(ada, { id })).rejects.toMatchObject({ code: "not_found" })
  })

  it("forgets the cells of a deleted document", async () => {
    const documentId = (await createTextDocument(ada, { title: "Short-lived", text: own("Short-lived") })).id
    await runEngine(deps)
    const id = await filled(ada, [documentId, contract], [law])
    await deleteDocument(ada, { id: documentId })
    expect((await getGrid(ada, { id })).documents.map((document) => document.id)).toEqual([contract])
    const left = await deps.database.system((tx) => rows<{ output: unknown }>(tx, sql`select result_output as output from requests where prompt_key = 'grid_cell' and document_ids = array[${documentId}]::uuid[]`))
    expect(left.map(({ output }) => output)).toEqual([null])
  })

  it("leaves as CSV and XLSX with its citations, and the requests it was made from are noted", async () => {
    const title = '=HYPERLINK("http://x.example","Agreement")'
    const documentId = (await createTextDocument(ada, { title, text: own("formulas") })).id
    await runEngine(deps)
    const id = await filled(ada, [documentId], [...columns, { ...law, title: "@law" }])
    const csv = new TextDecoder().decode((await exportGrid(ada, { id, format: "csv" })).bytes)
    expect(csv).toContain(`"'=HYPERLINK(""http://x.example"",""Agreement"")",New York,2025-03-04,90 days,"EUR 2,000,000.00",Not found,New York`)
    expect(csv.split("\r\n")[0]).toContain(",'@law")
    const { bytes } = await exportGrid(ada, { id, format: "xlsx" })
    const sheets = await readExcelFile(Buffer.from(bytes))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["Grid", "Citations"])
    const [, row] = sheets[0]?.data ?? []
    expect(row).toEqual([title, "New York", new Date("2025-03-04T00:00:00Z"), "90 days", 2_000_000, "Not found", "New York"])
    const [head, citation] = sheets[1]?.data ?? []
    expect(head).toEqual(["Document", "Question", "Answer", "Page", "Quote", "Verdict", "Confidence", "Review"])
    expect(citation?.slice(0, 3)).toEqual([title, "Law", "New York"])
    expect(citation?.[4]).toContain("governed by and construed in accordance with the laws of the State of New York")
    const noted = await deps.database.workspace({ workspaceId: tenant.workspaceId }, (tx) => rows<{ format: string; requests: number }>(tx, sql`select format, cardinality(request_ids)::int as requests from exported_files where subject_id = ${id} order by id`))
    expect(noted).toEqual([{ format: "csv", requests: 5 }, { format: "xlsx", requests: 5 }])
  })

  it("is not found from another workspace", async () => {
    const id = await filled(ada, [contract], [law])
    const stranger = await (await createTenant(deps)).context("admin")
    for (const tried of [() => getGrid(stranger, { id }), () => askAgain(stranger, { id, cells: "failed" }), () => deleteGrid(stranger, { id }), () => exportGrid(stranger, { id, format: "csv" })]) await expect(tried()).rejects.toMatchObject({ code: "not_found" })
    expect((await listDocuments(stranger, { limit: 10 })).items).toEqual([])
  })
})
