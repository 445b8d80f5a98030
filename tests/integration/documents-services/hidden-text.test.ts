import { beforeAll, expect, it } from "vitest"
import type { ServiceContext } from "@/lib/services/context"
import { deleteDocument, getDocument, getDocumentText, getPageLayout, listPageLayouts, searchDocuments, uploadDocument } from "@/lib/services/documents"
import { buildPdf, textPage } from "@/tests/fixtures/documents/build-pdf"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { offlineModels } from "./offline-models"
import { runEngine } from "./run-engine"

const lines = ["The Supplier shall deliver the goods to the Buyer at the agreed place.", "Payment is due within thirty days of the invoice of the Supplier."]
const white = " BT 1 1 1 rg /F1 11 Tf 1 0 0 1 72 500 Tm (Zanzibar brokers praise the lowest bidder) Tj ET"

describeOnBothDatabases("what nobody sees in a file", (open) => {
  let deps: TestDeps
  let ctx: ServiceContext
  let stranger: ServiceContext

  beforeAll(async () => {
    deps = await testDeps(await open(), offlineModels())
    ctx = await (await createTenant(deps)).context("member", "Mia")
    stranger = await (await createTenant(deps)).context("admin", "Stella")
  })

  it("is shown to whoever reads the document, and is in no text, no search and on no page", async () => {
    const { id, versionId } = await uploadDocument(ctx, { bytes: buildPdf([{ ...textPage(lines), content: white }, textPage(lines)]), fileName: "supply.pdf" })
    await runEngine(deps)
    const document = await getDocument(ctx, { id })
    expect(document.version?.hiddenTexts).toEqual([{ page: 1, text: "Zanzibar brokers praise the lowest bidder", reason: "Written in the colour of what is behind it" }])
    const { text } = await getDocumentText(ctx, { id })
    expect(text).not.toContain("Zanzibar")
    const hits = await searchDocuments(ctx, { q: "Zanzibar brokers praise the lowest bidder", limit: 10 })
    expect(hits.filter((hit) => hit.text.includes("Zanzibar"))).toEqual([])
    const layout = await getPageLayout(ctx, { id, versionId, page: 2 })
    expect(layout.lines.map(([start, end]) => text.slice(start, end))).toEqual(lines)
    expect((await listPageLayouts(ctx, { id, from: 1, to: 20 })).items.map(({ page }) => page)).toEqual([1, 2])
    await expect(getPageLayout(ctx, { id, page: 3 })).rejects.toMatchObject({ code: "not_found" })
    await expect(getPageLayout(stranger, { id, versionId, page: 1 })).rejects.toMatchObject({ code: "not_found" })
    await deleteDocument(ctx, { id })
    await expect(getPageLayout(ctx, { id, versionId, page: 1 })).rejects.toMatchObject({ code: "not_found" })
  })
})
