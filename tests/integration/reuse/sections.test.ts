import { sql } from "drizzle-orm"
import { expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import { addVersion, getDocument, uploadDocument } from "@/lib/services/documents"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, testDeps } from "@/tests/support/deps"
import { offlineModels } from "../documents-services/offline-models"
import { runEngine } from "../documents-services/run-engine"
import { contractText } from "../documents-services/texts"

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text))
const article = (number: number, rate: string) =>
  `\n\n${number}. Charges of part ${number}. ${Array.from({ length: 40 }, (_, index) => `Customer shall pay to Supplier the charge number ${index + 1} of part ${number} at the rate of ${rate} euros a month, within thirty days of the invoice, without any set-off or deduction whatsoever.`).join(" ")}`
const contract = (lastRate: string) => `${contractText}${[20, 21, 22].map((number) => article(number, "100")).join("")}${article(23, lastRate)}`

describeOnBothDatabases("sections of a contract", (open) => {
  it("are not paid for again where a new version left them as they were", async () => {
    const deps = await testDeps(await open(), offlineModels())
    const tenant = await createTenant(deps)
    const ada = await tenant.context("member", "Ada")
    const { id } = await uploadDocument(ada, { bytes: bytesOf(contract("100")), fileName: "services.md" })
    await runEngine(deps)
    const analysisOf = async () => (await getDocument(ada, { id })).analysis?.requestId ?? ""
    const partsOf = (parentId: string) =>
      deps.database.system((tx) =>
        rows<{ kind: string | null; calls: number; output: unknown }>(
          tx,
          sql`select r.cache_kind as kind, r.result_output as output, (select count(*)::int from calls c where c.request_id = r.id) as calls from requests r where r.parent_id = ${parentId} and r.prompt_key = 'clause_extract' and r.status = 'done' order by r.id`,
        ),
      )
    const first = await partsOf(await analysisOf())
    expect(first.length).toBeGreaterThan(2)
    expect(first.every((part) => part.kind === null && part.calls === 1)).toBe(true)

    await addVersion(ada, { documentId: id, bytes: bytesOf(contract("250")), fileName: "services.md" })
    await runEngine(deps, { timesPerStep: 2 })
    const second = await partsOf(await analysisOf())
    expect(second).toHaveLength(first.length)
    const copies = second.filter((part) => part.kind === "exact")
    expect(copies.length).toBeGreaterThan(0)
    expect(copies.length).toBeLessThan(first.length)
    expect(second.every((part) => part.calls === (part.kind === "exact" ? 0 : 1))).toBe(true)
    for (const copy of copies) expect(first.map((part) => part.output)).toContainEqual(copy.output)
  })
})
