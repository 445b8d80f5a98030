import path from "node:path"
import { sql } from "drizzle-orm"
import { describe, expect, it } from "vitest"
import { type Database, openPglite, openPostgres, rows } from "@/drizzle/client"
import { scopeOf } from "@/lib/services/context"
import { uploadDocument } from "@/lib/services/documents"
import { putWatch } from "@/lib/services/notifications"
import { createRequest } from "@/lib/services/requests"
import { offlineModels } from "../../integration/documents-services/offline-models"
import { runEngine } from "../../integration/documents-services/run-engine"
import { createTestDatabase } from "../../support/database"
import { createTenant, testDeps } from "../../support/deps"
import { runSteps } from "../../support/run-request"
import { createJournal, linesThat } from "../requests/support/journal"
import { isGone, kill } from "../requests/support/start-worker"
import type { Place } from "../requests/support/wire"
import { startUpdateWorker } from "./support/start-worker"
import type { UpdateWorkerOptions } from "./support/worker"

const drainingMs = 120_000
/** So many times the step has begun, over all processes, when one is killed: twice while the version takes over, and once when it has. */
const killedAt: [string, number][] = [["serve", 1], ["serve", 2], ["classify", 1]]
const houses = ["amber", "birch", "cedar", "dune"]

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const names = houses.map((house) => `the ${house} house`)
const rules = (badge: string) =>
  `# Rules of the houses\n\n${names.map((name) => `A visitor of ${name} wears a ${badge} badge and gives it back at the gate.\n\n${`The keeper of ${name} writes a report each month and sends it to the council of the town. `.repeat(60)}`).join("\n\n")}\n`

async function killInTheMidst(options: UpdateWorkerOptions): Promise<number> {
  const begun = (name: string) => linesThat(options.journal, "start-step").filter(({ step }) => step === name).length
  const until = async (isTrue: () => boolean) => {
    for (const untilMs = Date.now() + drainingMs; !isTrue() && !isGone(worker); await pause(2)) if (Date.now() > untilMs) throw new Error("the worker does nothing any more")
  }
  let worker = startUpdateWorker(options)
  let kills = 0
  try {
    for (const [name, count] of killedAt) {
      await until(() => begun(name) >= count)
      if (isGone(worker)) break
      await pause(Math.random() * 60)
      await kill(worker)
      kills += 1
      worker = startUpdateWorker(options)
    }
    await until(() => false)
    expect(worker.exitCode).toBe(0)
    return kills
  } finally {
    await kill(worker)
  }
}

async function expectFlaggedOnce(place: Place): Promise<void> {
  const journal = createJournal()
  const open = (): Promise<Database> => ("url" in place ? openPostgres({ url: place.url, poolSize: 2 }) : openPglite({ folder: place.folder, lockWaitMs: 20_000 }))
  try {
    const before = await open()
    const deps = await testDeps(before, offlineModels())
    const tenant = await createTenant(deps, { tokensPerDay: 100_000_000n })
    const author = await tenant.context("member", "Mia")
    const watcher = await tenant.context("member", "Wes")
    const { id } = await uploadDocument(author, { bytes: new Uint8Array(Buffer.from(rules("green"))), fileName: "rules.md", visibility: "workspace" })
    await runEngine(deps)
    const answers: string[] = []
    for (const name of names) {
      const answer = await createRequest(author, { input: { promptKey: "rag_answer", payload: { question: `Which badge does a visitor of ${name} wear?` }, documentIds: [id], fresh: true } })
      expect(await runSteps(author, answer.id)).toBe("delivered")
      answers.push(answer.id)
    }
    await putWatch(watcher, { subjectKind: "document", subjectId: id, isWatching: true })
    await before.workspace(scopeOf(author), (tx) => tx.execute(sql`update requests set approval = 'approved'`))
    await before.close()

    const nowhere = { anthropicBaseUrl: "http://127.0.0.1:9", openaiBaseUrl: "http://127.0.0.1:9" }
    const kills = await killInTheMidst({ place, provider: nowhere, isOffline: true, journal: journal.file, leaseMs: 2_000, actor: author.actor, documentId: id, text: rules("yellow") })
    expect(kills).toBeGreaterThanOrEqual(2)

    const database = await open()
    try {
      const of = <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) => database.workspace({ workspaceId: tenant.workspaceId }, (tx) => rows<T>(tx, query))
      const marked = await of<{ id: string; approval: string; hasCause: boolean; repeated: number; reviews: number }>(
        sql`select r.id, r.approval, (select count(*) > 0 from stale_causes s where s.request_id = r.id and s.is_cited) as "hasCause",
            (select count(*)::int - count(distinct (s.old_start, s.old_end))::int from stale_causes s where s.request_id = r.id) as repeated, (select count(*)::int from review_items i where i.request_id = r.id and i.state <> 'decided') as reviews
          from requests r where r.stale_at is not null and r.prompt_key = 'rag_answer' order by r.id`,
      )
      expect(marked).toEqual(answers.toSorted().map((answer) => ({ id: answer, approval: "suspended", hasCause: true, repeated: 0, reviews: 1 })))
      const served = await of<{ count: number }>(sql`select count(*)::int as count from audit_log where action = 'document.version_served' and subject_id = ${id}`)
      expect(served).toEqual([{ count: 2 }])
      const told = await database.system((tx) => rows<{ userId: string; kind: string; count: number }>(tx, sql`select user_id as "userId", kind, count(*)::int as count from notifications where kind in ('answers_stale', 'version_served') group by 1, 2 order by kind`))
      expect(told).toEqual([
        { userId: author.actor.userId, kind: "answers_stale", count: 1 },
        { userId: watcher.actor.userId, kind: "version_served", count: 1 },
      ])
    } finally {
      await database.close()
    }
  } finally {
    journal.remove()
  }
}

describe("a new version under kills -9 while it takes over", () => {
  it("serves once, and each answer that it changed is stale, suspended, queued and told of once, on PGlite's folder", async () => {
    const folder = createJournal()
    try {
      await expectFlaggedOnce({ folder: path.join(folder.folder, "data") })
    } finally {
      folder.remove()
    }
  })

  it.skipIf(!process.env.TEST_DATABASE_URL)("serves once, and each answer that it changed is stale, suspended, queued and told of once, on PostgreSQL", async () => {
    const { url, drop } = await createTestDatabase()
    try {
      await expectFlaggedOnce({ url })
    } finally {
      await drop()
    }
  })
})
