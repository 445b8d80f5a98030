import { expect, type Page } from "@playwright/test"
import type { DocumentView } from "@/lib/services/documents/documents.dto"
import type { AcceptedRequest, CreateRequestInput, RequestView } from "@/lib/services/requests/requests.dto"

type Call = { method?: "GET" | "POST" | "PUT"; body?: unknown; headers?: Record<string, string> }

/** The HTTP API with the session of a page. */
export async function call<T>(page: Page, path: string, { method = "GET", body, headers = {} }: Call = {}): Promise<T> {
  const response = await page.request.fetch(path, { method, headers, ...(body === undefined ? {} : { data: body }) })
  expect(response.ok(), `${method} ${path} answered ${response.status()}: ${response.ok() ? "" : await response.text()}`).toBe(true)
  return (await response.json()) as T
}

export type UploadedFile = { name: string; mimeType: string; bytes: Uint8Array }

export async function uploadByApi(page: Page, { name, mimeType, bytes }: UploadedFile): Promise<string> {
  const response = await page.request.post("/api/documents", { multipart: { file: { name, mimeType, buffer: Buffer.from(bytes) } } })
  expect(response.ok(), await response.text()).toBe(true)
  return ((await response.json()) as { id: string }).id
}

export async function pasteByApi(page: Page, document: { title: string; text: string }): Promise<string> {
  return (await call<{ id: string }>(page, "/api/documents", { method: "POST", body: document })).id
}

/** Polls until the work on a document rests, whatever came of it. */
export async function untilRested(page: Page, documentId: string): Promise<DocumentView> {
  let view: DocumentView | null = null
  await expect(async () => {
    view = await call<DocumentView>(page, `/api/documents/${documentId}`)
    expect(["ready", "failed", "needs_ocr"]).toContain(view.state)
    expect(view.analysis?.status).not.toBe("running")
  }).toPass({ timeout: 90_000 })
  return view as unknown as DocumentView
}

export async function sendByApi(page: Page, input: CreateRequestInput): Promise<string> {
  const accepted = await call<AcceptedRequest>(page, "/api/requests", { method: "POST", body: input, headers: { "idempotency-key": crypto.randomUUID() } })
  return accepted.id
}

/** Polls until a request has ended or waits for a reviewer. */
export async function untilAnswered(page: Page, requestId: string): Promise<RequestView> {
  let view: RequestView | null = null
  await expect(async () => {
    view = await call<RequestView>(page, `/api/requests/${requestId}`)
    expect(["done", "in_review", "failed", "cancelled", "rejected"]).toContain(view.status)
  }).toPass({ timeout: 90_000 })
  return view as unknown as RequestView
}
