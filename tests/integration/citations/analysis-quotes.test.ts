import { beforeAll, expect, it } from "vitest"
import type { ChatModel, ModelRequest } from "@/lib/inference/port"
import { createOfflineChatModel, createOfflineEmbeddingModel } from "@/lib/inference/providers/offline"
import type { ServiceContext } from "@/lib/services/context"
import { deleteDocument, getDocument, getDocumentText, listPageLayouts, uploadDocument } from "@/lib/services/documents"
import { getRequest } from "@/lib/services/requests"
import { claimReview, decideReview, getReview } from "@/lib/services/reviews"
import { buildPdf, textPage } from "@/tests/fixtures/documents/build-pdf"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { runEngine } from "../documents-services/run-engine"
import { contractText } from "../documents-services/texts"

const overBorder = "The Supplier shall indemnify the Customer against every claim of a third party that arises from the software."
const exact = "Neither party may assign this Agreement without the prior written consent of the other party."
const changed = "In no event shall either party's aggregate liability under this Agreement exceed the fees paid by Customer in the twenty-four (24) months before the claim."
const inline = "renew automatically for successive terms of one (1) year"
const risk = (title: string, quote: string | null, explanation = "It is one-sided.") => ({ title, severity: "high", explanation, clauseType: null, quote, recommendation: "Ask for a change." })
const risks = [risk("Assignment", exact), risk("Indemnity", overBorder), risk("Liability", changed), risk("Renewal", null, `It says that it shall "${inline}".`), risk("Insurance", null)]

/** The offline model, but for the risks of an analysis, which are what the test says. */
function modelWithRisks(): ChatModel {
  const offline = createOfflineChatModel()
  return {
    provider: offline.provider,
    async *stream(request: ModelRequest, options) {
      if (request.task.promptKey !== "contract_analysis") return yield* offline.stream(request, options)
      let text = ""
      for await (const part of offline.stream(request, options)) {
        if (part.type === "text-delta") text += part.text
        else if (part.type !== "finish") yield part
      }
      yield { type: "text-delta", text: JSON.stringify({ ...(JSON.parse(text) as Record<string, unknown>), risks }) }
      yield { type: "finish", reason: "stop", rawReason: null }
    },
  }
}

/** The contract on two pages that break in the middle of the indemnity, with page numbers. */
function contractPdf(): Uint8Array {
  const lines = (text: string) => text.split("\n").flatMap((line) => line.match(/.{1,80}(?:\s|$)/g)?.map((part) => part.trim()) ?? [""])
  const pages = [`${contractText}\n\n7. Indemnity. ${overBorder.slice(0, overBorder.indexOf("every claim"))}`, `${overBorder.slice(overBorder.indexOf("every claim"))}\n\n8. Notices. Notices are given in writing.`]
  return buildPdf(pages.map((text, index) => ({ lines: [...textPage(lines(text), { size: 9 }).lines, { text: `- ${index + 1} -`, x: 290, y: 30, size: 9 }] })))
}

describeOnBothDatabases("the quotes of a contract analysis", (open) => {
  let deps: TestDeps
  let tenant: Tenant
  let member: ServiceContext
  let reviewer: ServiceContext

  beforeAll(async () => {
    deps = await testDeps(await open(), { offline: { chat: modelWithRisks(), embedding: createOfflineEmbeddingModel() } })
    tenant = await createTenant(deps)
    member = await tenant.context("member")
    reviewer = await tenant.context("reviewer")
  })

  it("stand where the contract says them, page by page, or are told to stand nowhere, to reviewers alone until it is signed", async () => {
    const { id } = await uploadDocument(member, { bytes: contractPdf(), fileName: "services.pdf" })
    await runEngine(deps, { timesPerStep: 2 })
    const requestId = (await getDocument(member, { id })).analysis?.requestId ?? ""
    expect((await getDocument(member, { id })).analysis).toMatchObject({ status: "awaiting_review", isVisible: false, citations: [] })
    expect((await getRequest(member, { id: requestId })).citations).toEqual([])

    const { citations } = await getRequest(reviewer, { id: requestId })
    const { text } = await getDocumentText(reviewer, { id })
    const of = (said: string) => citations.find((citation) => citation.said === said)
    expect(citations.map(({ said }) => said).toSorted()).toEqual([changed, exact, inline, overBorder].toSorted())
    expect(of(exact)).toMatchObject({ verdict: expect.stringMatching(/exact|normalised/), page: 1, documentId: id, sourceState: "serving" })
    expect(of(exact)?.quote.replace(/\s+/g, " ")).toBe(exact)
    expect(of(inline)).toMatchObject({ verdict: expect.stringMatching(/exact|normalised/), page: 1 })
    expect(of(changed)).toMatchObject({ verdict: "unsupported", start: null, end: null, page: null, spans: [] })
    expect(of(overBorder)).toMatchObject({ verdict: "normalised", page: 1, spans: [{ page: 1 }, { page: 2 }] })
    expect(of(overBorder)?.spans.map(({ start, end }) => text.slice(start, end).trim()).join(" ").replace(/\s+/g, " ")).toBe(overBorder)
    const { items } = await listPageLayouts(reviewer, { id, from: 1, to: 2 })
    const marked = items.flatMap(({ page, lines }) => lines.filter(([start, end]) => of(overBorder)?.spans.some((span) => span.page === page && span.start < end && span.end > start)).map(([start, end]) => text.slice(start, end)))
    expect(marked.join(" ")).toContain("every claim of a third party")
    expect(marked.join(" ")).not.toContain("- 1 -")
    expect((await getDocument(reviewer, { id })).analysis?.citations).toEqual(citations)
  })

  it("are looked up anew where a reviewer corrects them, and go with their document", async () => {
    const { id } = await uploadDocument(member, { bytes: new Uint8Array(Buffer.from(contractText.replace("Larkfield", "Northfield"), "utf8")), fileName: "again.txt" })
    await runEngine(deps)
    const { requestId, reviewItemId } = (await getDocument(reviewer, { id })).analysis ?? {}
    const itemId = reviewItemId ?? ""
    await claimReview(reviewer, { id: itemId })
    const review = await getReview(reviewer, { id: itemId })
    expect(review.request.citations.find(({ said }) => said === changed)).toMatchObject({ verdict: "unsupported" })
    const mended = changed.replace("twenty-four (24)", "twelve (12)")
    const output = { ...(review.request.output as { risks: unknown[] }), risks: [risk("Liability", mended), risk("Exit", "The Supplier may leave at any hour of the night.")] }
    await decideReview(reviewer, { id: itemId, decision: "edit", output })
    const seen = await getDocument(member, { id })
    expect(seen.analysis).toMatchObject({ status: "approved", isVisible: true })
    expect(seen.analysis?.citations.map(({ said, verdict }) => [said, verdict])).toEqual([[mended, "exact"], ["The Supplier may leave at any hour of the night.", "unsupported"]])
    await deleteDocument(member, { id })
    const left = (await getRequest(member, { id: requestId ?? "" })).citations
    expect(left.map(({ quote, sourceState }) => [quote, sourceState])).toEqual([["", "deleted"], ["", "deleted"]])
  })

  it("are nobody's in another workspace", async () => {
    const { id } = await uploadDocument(member, { bytes: new Uint8Array(Buffer.from(contractText.replace("Larkfield", "Southfield"), "utf8")), fileName: "third.txt" })
    await runEngine(deps)
    const requestId = (await getDocument(reviewer, { id })).analysis?.requestId ?? ""
    const stranger = await (await createTenant(deps)).context("reviewer")
    await expect(getRequest(stranger, { id: requestId })).rejects.toMatchObject({ code: "not_found" })
  })
})
