import type { Browser, Page } from "@playwright/test"
import type { AcceptedRequest, RequestView } from "@/lib/services/requests/requests.dto"
import type { ReviewView } from "@/lib/services/reviews/reviews.dto"
import { call, sendByApi, untilAnswered, untilRested, uploadByApi } from "./api"
import { contractPdf } from "./contract"
import { openAs, type Sessions } from "./test"

/** Ids of something in every state that a page shows in its own way. */
export type Places = {
  signedDocument: string
  heldDocument: string
  brokenDocument: string
  conversation: string
  answer: string
  structured: string
  held: string
  rejected: string
  openReview: string
  decidedReview: string
}

const pdf = { mimeType: "application/pdf" }
const record = "Patient with chest pain for two days. Troponin elevated at 0.8. Aspirin 100 mg daily was started. Follow-up in one week."

export async function makePlaces(browser: Browser, sessions: Sessions): Promise<Places> {
  const member = await openAs(browser, { role: "member", sessions })
  const reviewer = await openAs(browser, { role: "reviewer", sessions })
  const signedDocument = await uploadByApi(member, { name: "Heron and Teal Supply Agreement.pdf", ...pdf, bytes: contractPdf("Heron and Teal Supply Agreement") })
  const heldDocument = await uploadByApi(member, { name: "Plover and Rook Supply Agreement.pdf", ...pdf, bytes: contractPdf("Plover and Rook Supply Agreement") })
  const brokenDocument = await uploadByApi(member, { name: "broken report.pdf", ...pdf, bytes: new TextEncoder().encode("%PDF-1.7\nno objects, no pages\n%%EOF") })
  const { analysis: signed } = await untilRested(member, signedDocument)
  if (signed?.status === "awaiting_review") await decide(reviewer, { requestId: signed.requestId, decision: { decision: "approve" } })
  const { analysis: held } = await untilRested(member, heldDocument)
  const openReview = await reviewOf(reviewer, held?.requestId ?? "")
  await untilRested(member, brokenDocument)

  const asked = await call<AcceptedRequest>(member, "/api/requests", {
    method: "POST",
    body: { promptKey: "rag_answer", payload: { question: "Which law governs the agreement?" }, documentIds: [signedDocument] },
  })
  const structured = await sendByApi(member, { promptKey: "ticket_classify", payload: await examplePayload(member, "ticket_classify") })
  const heldRequest = await sendByApi(member, { promptKey: "medical_summary", payload: { text: record } })
  const rejected = await sendByApi(member, { promptKey: "medical_summary", payload: { text: `${record} No known allergies.` } })
  for (const id of [asked.id, structured, heldRequest, rejected]) await untilAnswered(member, id)
  const decidedReview = await decide(reviewer, { requestId: rejected, decision: { decision: "reject", reason: "The dose is not in the record." } })
  await member.context().close()
  await reviewer.context().close()
  return {
    signedDocument,
    heldDocument,
    brokenDocument,
    conversation: asked.conversationId ?? "",
    answer: asked.id,
    structured,
    held: heldRequest,
    rejected,
    openReview,
    decidedReview,
  }
}

async function examplePayload(page: Page, promptKey: string): Promise<Record<string, unknown>> {
  const { inputSchema } = await call<{ inputSchema: { properties?: Record<string, { examples?: unknown[] }> } }>(page, `/api/prompts/${promptKey}`)
  return Object.fromEntries(Object.entries(inputSchema.properties ?? {}).flatMap(([name, { examples }]) => (examples?.[0] === undefined ? [] : [[name, examples[0]]])))
}

async function reviewOf(reviewer: Page, requestId: string): Promise<string> {
  return (await call<RequestView>(reviewer, `/api/requests/${requestId}`)).reviewItemId ?? ""
}

async function decide(reviewer: Page, { requestId, decision }: { requestId: string; decision: object }): Promise<string> {
  const path = `/api/reviews/${await reviewOf(reviewer, requestId)}`
  const { id, evidenceHash } = await call<ReviewView>(reviewer, path)
  await call(reviewer, `${path}/claim`, { method: "POST" })
  await call(reviewer, `${path}/decision`, { method: "POST", body: { ...decision, evidenceHash } })
  return id
}
