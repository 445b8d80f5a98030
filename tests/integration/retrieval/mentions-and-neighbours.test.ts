import { beforeAll, expect, it } from "vitest"
import { retrievePassages } from "@/lib/retrieval"
import type { ServiceContext } from "@/lib/services/context"
import { searchDocuments, uploadDocument } from "@/lib/services/documents"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { offlineModels } from "../documents-services/offline-models"
import { runEngine } from "../documents-services/run-engine"

const subjects = ["delivery", "storage", "colours", "training", "vehicles", "uniforms", "lighting", "signage"]
const filler = (subject: string) =>
  Array.from({ length: 24 }, (_, index) => `Rule ${subject} ${index} says that the ${subject} of the depot are looked after by the ${subject} team of region ${index + 40}.`).join(" ")
const handbook = ["# Depot handbook", ...subjects.map((subject, index) => `## ${index + 1}.2 About ${subject}\n\n${filler(subject)}${index === 4 ? " As section 7.2 says, the Silver Heron Protocol is kept." : ""}`)].join("\n\n")

describeOnBothDatabases("what a search names, and what stands beside it", (open) => {
  let deps: TestDeps
  let member: ServiceContext
  let stranger: ServiceContext
  let documentId: string

  beforeAll(async () => {
    deps = await testDeps(await open(), offlineModels())
    member = await (await createTenant(deps)).context("member", "Mia")
    stranger = await (await createTenant(deps)).context("admin", "Stella")
    documentId = (await uploadDocument(member, { bytes: new Uint8Array(Buffer.from(handbook)), fileName: "handbook.md" })).id
    await runEngine(deps)
  })

  it("finds the section that is named before the passage that refers to it", async () => {
    const hits = await searchDocuments(member, { q: "What does section 7.2 say?", documentId, limit: 5 })
    expect(hits[0]?.text).toContain("7.2 About lighting")
  })

  it("finds a name and a quoted phrase where they stand", async () => {
    for (const q of ["Where is the Silver Heron Protocol kept?", 'Which rule speaks of "signage team of region 55"?']) {
      const hits = await searchDocuments(member, { q, limit: 5 })
      expect(hits[0]?.text).toContain(q.includes("Heron") ? "Silver Heron Protocol" : "signage team of region 55")
    }
  })

  it("shows nothing of it to another workspace", async () => {
    expect(await searchDocuments(stranger, { q: "section 7.2 of the Silver Heron Protocol", limit: 5 })).toEqual([])
  })

  it("adds what stands before and after the best passages while the budget has room, and not beyond", async () => {
    const find = (tokenBudget?: number) => retrievePassages(member, { query: "Silver Heron Protocol", documentIds: [documentId], topK: 1, queryVector: null, ...(tokenBudget === undefined ? {} : { tokenBudget }) })
    const [alone] = await find()
    expect(await find()).toHaveLength(1)
    const roomy = await find(100_000)
    expect(roomy.map((passage) => passage.chunkId)).toContain(alone?.chunkId)
    expect(roomy).toHaveLength(3)
    for (const passage of roomy.slice(1)) expect(Math.min(Math.abs(passage.start - (alone?.end ?? 0)), Math.abs(passage.end - (alone?.start ?? 0)))).toBeLessThan(5)
    const tokens = Math.ceil(((alone?.text.length ?? 0) + (alone?.title.length ?? 0)) / 3) + 24
    expect((await find(tokens + 10)).map((passage) => passage.chunkId)).toEqual([alone?.chunkId])
  })
})
