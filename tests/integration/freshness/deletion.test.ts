import { sql } from "drizzle-orm"
import { beforeAll, expect, it } from "vitest"
import { type Database, rows } from "@/drizzle/client"
import { scopeOf, type ServiceContext } from "@/lib/services/context"
import { classifyForVersion, deleteDocument, embedForVersion, getDocument, indexForVersion, readForVersion, serveForVersion, uploadDocument } from "@/lib/services/documents"
import { listChanges } from "@/lib/services/freshness"
import { putWatch } from "@/lib/services/notifications"
import { createRequest, finishForRequest, getRequest, retrieveForRequest, writeForRequest } from "@/lib/services/requests"
import { decideReview, getReview } from "@/lib/services/reviews"
import { insertReviewNote } from "@/lib/store/tools/insert-review-note"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { runSteps } from "@/tests/support/run-request"
import { offlineModels } from "../documents-services/offline-models"
import { runEngine } from "../documents-services/run-engine"
import { contractText } from "../documents-services/texts"

const canary = "Supplier keeps the wolverine ledger of every delivery for eleven years"
/** An answer's own words are its author's: the columns that hold them, and nothing else. */
const ownWords: Record<string, string[]> = { requests: ["result_text"], request_attempts: ["draft_text"], stream_frames: ["part"] }

describeOnBothDatabases("a deleted document", (open) => {
  let deps: TestDeps
  let tenant: Tenant
  let member: ServiceContext

  beforeAll(async () => {
    deps = await testDeps(await open(), offlineModels())
    tenant = await createTenant(deps)
    member = await tenant.context("member", "Mia")
  })

  it("is found in no row of any table, but in the words of the answers", async () => {
    const text = contractText.replace(/(6\. Governing Law\. .+?)\./, `$1 and the ${canary}.`)
    const { id } = await uploadDocument(member, { bytes: new Uint8Array(Buffer.from(text)), fileName: "wolverine.md" })
    await runEngine(deps)
    expect((await getDocument(member, { id })).kind).toBe("contract")
    const { id: answer } = await createRequest(member, { input: { promptKey: "rag_answer", payload: { question: "For how long does the Supplier keep the wolverine ledger?" }, documentIds: [id] } })
    expect(await runSteps(member, answer)).toBe("delivered")
    await putWatch(await tenant.context("member", "Colin"), { subjectKind: "document", subjectId: id, isWatching: true })
    await deps.database.workspace(scopeOf(member), (tx) => insertReviewNote(tx, { workspaceId: tenant.workspaceId, authorId: member.actor.userId, documentId: id, requestId: null, text: `Look at this: ${canary}.` }))
    const reviewer = await tenant.context("reviewer", "Rita")
    const analysis = (await getDocument(reviewer, { id })).analysis
    const itemId = analysis?.reviewItemId ?? ""
    const { output } = (await getReview(reviewer, { id: itemId })).request
    await decideReview(reviewer, { id: itemId, decision: "edit", output: { ...(output as object), summary: `${canary}.` } })
    const before = await tablesWith(deps.database, member)
    expect(before).toEqual(expect.arrayContaining(["blobs", "chunks", "citations", "document_versions", "review_decisions", "review_notes"]))
    await deleteDocument(member, { id })
    expect(await tablesWith(deps.database, member)).toEqual([])
    const view = await getRequest(member, { id: answer })
    expect(view).toMatchObject({ isStale: true, text: expect.stringContaining("wolverine"), citations: [expect.objectContaining({ quote: "", sourceState: "deleted" })] })
    expect((await listChanges(member, { id: answer })).items[0]).toMatchObject({ kind: "deleted", old: null, new: null })
  })

  const stages = { read: readForVersion, index: indexForVersion, embed: embedForVersion, serve: serveForVersion, classify: classifyForVersion }
  for (const [last, deletesAfterCalls] of Object.entries({ read: 3, index: 2, embed: 4, classify: 2 }) as [keyof typeof stages, number][])
    it(`leaves nothing behind where it goes while its text is worked on: ${last}`, async () => {
      const { id, versionId } = await uploadDocument(member, { bytes: new Uint8Array(Buffer.from(contractText.replace("6. Governing Law", `6. Records. ${canary} ${last}. 7. Governing Law`))), fileName: "wolverine.md" })
      const address = { workspaceId: tenant.workspaceId, documentId: id, versionId, userId: member.actor.userId }
      for (const [name, stage] of Object.entries(stages)) {
        if (name === last) break
        await stage(deps, address)
      }
      let calls = 0
      const workspace = async (...input: Parameters<Database["workspace"]>) => {
        const done = await deps.database.workspace(...input)
        if (++calls === deletesAfterCalls) await deleteDocument(member, { id })
        return done
      }
      await stages[last]({ ...deps, database: { ...deps.database, workspace } } as TestDeps, address)
      expect(calls).toBeGreaterThanOrEqual(deletesAfterCalls)
      expect(await tablesWith(deps.database, member)).toEqual([])
    })

  it("ends an answer that was being written on it, and is asked no more", async () => {
    const { id } = await uploadDocument(member, { bytes: new Uint8Array(Buffer.from("# Otters\n\nThe otter of the mill pond is fed at seven in the morning by the miller himself.\n")), fileName: "otters.md" })
    await runEngine(deps)
    const input = { promptKey: "rag_answer", payload: { question: "When is the otter of the mill pond fed?" }, documentIds: [id], fresh: true }
    const { id: requestId } = await createRequest(member, { input })
    const key = { workspaceId: tenant.workspaceId, userId: member.actor.userId, requestId }
    for (const step of [retrieveForRequest, writeForRequest]) expect(await step(deps, key)).toBe("go")
    await deleteDocument(member, { id })
    await finishForRequest(deps, key)
    expect(await getRequest(member, { id: requestId })).toMatchObject({ status: "failed", text: null, error: { code: "conflict", message: expect.stringContaining("was deleted") } })
    await expect(createRequest(member, { input })).rejects.toMatchObject({ code: "not_found" })
  })
})

/** Every table in which the sentence stands, as text or as bytes. */
async function tablesWith(database: Database, ctx: ServiceContext): Promise<string[]> {
  const needles = [`%${canary}%`, `%${Buffer.from(canary).toString("hex")}%`]
  const tables = await database.system((tx) => rows<{ name: string; columns: string[] }>(tx, sql`select c.relname as name, to_jsonb(array_agg(a.attname::text)) as columns from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped where n.nspname = 'public' and c.relkind = 'r' group by c.relname order by c.relname`))
  const found: string[] = []
  for (const { name, columns } of tables) {
    const kept = columns.filter((column) => !ownWords[name]?.includes(column)).map((column) => `"${column}"::text`)
    const look = (tx: Parameters<Parameters<Database["system"]>[0]>[0]) => rows(tx, sql`select 1 as ok from ${sql.raw(`"${name}"`)} where concat_ws(' ', ${sql.raw(kept.join(", "))}) like any (array[${needles[0]}, ${needles[1]}]) limit 1`)
    const hits = await database.workspace({ ...scopeOf(ctx), role: "admin" }, look).catch(() => database.system(look))
    if (hits.length > 0) found.push(name)
  }
  return found
}
