import { beforeAll, expect, it } from "vitest"
import type { ServiceContext } from "@/lib/services/context"
import { searchDocuments, uploadDocument } from "@/lib/services/documents"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { offlineModels } from "../documents-services/offline-models"
import { runEngine } from "../documents-services/run-engine"

const parties = ["Larkspur and Fennmore", "Godwit and Ruff", "Knot and Sanderling", "Turnstone and Whimbrel"]
const lawClause = "# Governing law\n\nThis agreement is governed by the laws of Austria, and the courts of Vienna decide."

describeOnBothDatabases("a question that names the parties of a contract", (open) => {
  let deps: TestDeps
  let member: ServiceContext
  let stranger: ServiceContext
  const ids = new Map<string, string>()
  let fileNamed: string
  let catering: string

  beforeAll(async () => {
    deps = await testDeps(await open(), offlineModels())
    member = await (await createTenant(deps)).context("member", "Mia")
    stranger = await (await createTenant(deps)).context("admin", "Stella")
    for (const pair of parties) {
      const { id } = await uploadDocument(member, { bytes: new Uint8Array(Buffer.from(`# ${pair} Supply Agreement\n\n${lawClause}`)), fileName: `${pair}.md` })
      ids.set(pair, id)
    }
    catering = (await uploadDocument(member, { bytes: new Uint8Array(Buffer.from(`# Catering and Events Agreement\n\n${lawClause}`)), fileName: "catering.md" })).id
    fileNamed = (await uploadDocument(member, { bytes: new Uint8Array(Buffer.from(lawClause)), fileName: "KNOT_03_12_1997-EX-10.11-SUPPLY AGREEMENT.md" })).id
    await runEngine(deps)
  })

  it("is answered from that contract, though others hold the same clause word by word", async () => {
    for (const pair of parties) {
      const hits = await searchDocuments(member, { q: `Which law governs the agreement between ${pair}?`, limit: 5 })
      expect(new Set(hits.map(({ documentId }) => documentId))).toEqual(new Set([ids.get(pair)]))
    }
  })

  it("is answered from the document whose title it holds, words that stand in no passage among them", async () => {
    const pair = "Knot and Sanderling"
    const hits = await searchDocuments(member, { q: `KNOT_03_12_1997-EX-10.11-SUPPLY AGREEMENT: Which courts decide?`, limit: 5 })
    expect(hits.map(({ documentId }) => documentId)).toEqual([fileNamed])
    expect((await searchDocuments(member, { q: `Which courts decide under the ${pair} Supply Agreement?`, limit: 5 })).every(({ documentId }) => documentId === ids.get(pair))).toBe(true)
  })

  it("is answered from the one document of the kind it tells, and from all where too many are of it", async () => {
    const hits = await searchDocuments(member, { q: "Which law governs the catering agreement?", limit: 5 })
    expect(hits.map(({ documentId }) => documentId)).toEqual([catering])
    const supplies = await searchDocuments(member, { q: "Which law governs the supply agreement?", limit: 20 })
    expect(new Set(supplies.map(({ documentId }) => documentId)).size).toBeGreaterThan(parties.length)
  })

  it("looks everywhere when it names nobody, or one name only", async () => {
    for (const q of ["Which law governs the agreement?", "Which law governs the agreement of Austria?"]) {
      const hits = await searchDocuments(member, { q, limit: 20 })
      expect(new Set(hits.map(({ documentId }) => documentId)).size).toBeGreaterThan(1)
    }
  })

  it("finds nothing of another workspace by its name", async () => {
    expect(await searchDocuments(stranger, { q: "Which law governs the agreement between Larkspur and Fennmore?", limit: 5 })).toEqual([])
  })
})
