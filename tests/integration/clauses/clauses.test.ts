import { sql } from "drizzle-orm"
import { beforeAll, expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import { getClauseOverview, getComparison, listClauses, listContractsWithout, searchClauses } from "@/lib/services/clauses"
import type { ServiceContext } from "@/lib/services/context"
import { addVersion, getDocument, listVersions, uploadDocument } from "@/lib/services/documents"
import { claimReview, decideReview } from "@/lib/services/reviews"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { offlineModels } from "../documents-services/offline-models"
import { runEngine } from "../documents-services/run-engine"
import { contractText } from "../documents-services/texts"

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text))
const uninsured = contractText.replace(/5\. Insurance\.[^\n]*\n\n/, "").replace("State of New York", "State of Ohio").replace("Larkfield Systems", "Heron Systems")

describeOnBothDatabases("clauses of the workspace", (open) => {
  let deps: TestDeps
  let ada: ServiceContext
  let colleague: ServiceContext
  let reviewer: ServiceContext
  let stranger: ServiceContext
  let insured: string
  let other: string

  const sign = async (documentId: string) => {
    const analysis = (await getDocument(reviewer, { id: documentId })).analysis
    const id = analysis?.reviewItemId ?? ""
    await claimReview(reviewer, { id })
    await decideReview(reviewer, { id, decision: "approve" })
  }

  beforeAll(async () => {
    deps = await testDeps(await open(), offlineModels())
    const tenant = await createTenant(deps, { tokensPerDay: 50_000_000n })
    ada = await tenant.context("member", "Ada")
    colleague = await tenant.context("member", "Colleague")
    reviewer = await tenant.context("reviewer", "Rita")
    stranger = await (await createTenant(deps)).context("admin")
    insured = (await uploadDocument(ada, { bytes: bytesOf(contractText), fileName: "insured.md" })).id
    other = (await uploadDocument(ada, { bytes: bytesOf(uninsured), fileName: "other.md" })).id
    await runEngine(deps)
  })

  it("are the reviewers' alone while the analysis is held, and never their author's", async () => {
    for (const reader of [ada, colleague, stranger]) {
      expect((await listClauses(reader, {})).items).toEqual([])
      expect((await getClauseOverview(reader, {})).contracts).toEqual([])
      expect(await listContractsWithout(reader, { type: "Insurance" })).toEqual([])
      expect(await searchClauses(reader, { q: "Which law governs?", limit: 10 })).toEqual([])
    }
    expect((await getClauseOverview(ada, {})).unreadContracts).toBe(2)
    expect((await listClauses(reviewer, {})).items.length).toBeGreaterThan(8)
    expect((await getComparison(ada, { left: { documentId: insured, versionId: undefined }, right: { documentId: other, versionId: undefined } })).left.state).toBe("held")
    await expect(getComparison(stranger, { left: { documentId: insured, versionId: undefined }, right: { documentId: other, versionId: undefined } })).rejects.toMatchObject({ code: "not_found" })
  })

  it("are found by type, contract, sureness and check, counted, and missed where they are missing", async () => {
    for (const id of [insured, other]) await sign(id)
    const overview = await getClauseOverview(colleague, {})
    expect(overview.types).toHaveLength(41)
    expect(overview.types.find(({ name }) => name === "Governing Law")).toMatchObject({ clauses: 2, contracts: 2 })
    expect(overview.types.find(({ name }) => name === "Insurance")).toMatchObject({ clauses: 1, contracts: 1 })
    expect([overview.contracts.length, overview.unreadContracts]).toEqual([2, 0])
    expect((await listContractsWithout(colleague, { type: "Insurance" })).map(({ id }) => id)).toEqual([other])
    const laws = (await listClauses(colleague, { type: "Governing Law" })).items
    expect(laws.map(({ answer }) => answer).toSorted()).toEqual(["New York", "Ohio"])
    expect((await listClauses(colleague, { documentId: other })).items.every(({ documentId }) => documentId === other)).toBe(true)
    expect((await listClauses(colleague, { minConfidence: 0.8 })).items.every(({ confidence }) => confidence >= 0.8)).toBe(true)
    expect((await listClauses(colleague, { maxConfidence: 0.6 })).items.every(({ confidence }) => confidence < 0.6)).toBe(true)
    expect((await listClauses(colleague, { verdict: "fuzzy" })).items).toEqual([])
  })

  it("come page by page, each once", async () => {
    const seen: string[] = []
    for (let cursor: string | null = "0"; cursor; ) {
      const page: Awaited<ReturnType<typeof listClauses>> = await listClauses(colleague, { limit: 3, cursor })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    const total = (await getClauseOverview(colleague, {})).types.reduce((sum, { clauses }) => sum + clauses, 0)
    expect([new Set(seen).size, seen.length]).toEqual([total, total])
  })

  it("are found by meaning, across contracts", async () => {
    const found = await searchClauses(colleague, { q: "Under the law of which state is the contract read?", limit: 4 })
    expect(found.slice(0, 2).map(({ clauseType, documentId }) => [clauseType, documentId]).toSorted()).toEqual([["Governing Law", insured], ["Governing Law", other]].toSorted())
    expect((await searchClauses(colleague, { q: "law", type: "Insurance", limit: 10 })).every(({ clauseType }) => clauseType === "Insurance")).toBe(true)
  })

  it("of two documents and of two versions of one are compared by type", async () => {
    const { left, right, types } = await getComparison(colleague, { left: { documentId: insured, versionId: undefined }, right: { documentId: other, versionId: undefined } })
    expect([left.state, right.state, types.length]).toEqual(["read", "read", 41])
    expect(types.find(({ type }) => type === "Insurance")).toMatchObject({ change: "only_left" })
    expect(types.find(({ type }) => type === "Governing Law")).toMatchObject({ change: "changed", parts: expect.arrayContaining([{ kind: "added", text: expect.stringContaining("Ohio") }]) })
    expect(types.find(({ type }) => type === "Anti-Assignment")).toMatchObject({ change: "same" })

    await addVersion(ada, { documentId: insured, bytes: bytesOf(contractText.replace("State of New York", "State of Texas")), fileName: "insured.md" })
    await runEngine(deps)
    const [newer, older] = (await listVersions(ada, { id: insured })).toSorted((a, b) => b.number - a.number)
    const sides = { left: { documentId: insured, versionId: older?.id }, right: { documentId: insured, versionId: newer?.id } }
    expect((await getComparison(colleague, sides)).right.state).toBe("held")
    await sign(insured)
    const versions = await getComparison(colleague, sides)
    expect([versions.left.versionNumber, versions.right.versionNumber, versions.left.isServing, versions.right.isServing]).toEqual([1, 2, false, true])
    expect(versions.types.filter(({ change }) => change !== "same" && change !== "neither").map(({ type, change }) => [type, change])).toEqual([["Governing Law", "changed"]])
    await expect(getComparison(colleague, { left: { documentId: other, versionId: older?.id }, right: sides.right })).rejects.toMatchObject({ code: "not_found" })
  })

  it("of an analysis that was withdrawn are nobody's", async () => {
    await deps.database.system((tx) => rows(tx, sql`update requests set withdrawn_at = now() where id = (select analysis_request_id from documents where id = ${other}) returning id`))
    expect((await listClauses(colleague, { documentId: other })).items).toEqual([])
    expect((await getComparison(colleague, { left: { documentId: other, versionId: undefined }, right: { documentId: insured, versionId: undefined } })).left.clauses).toBe(0)
  })
})
