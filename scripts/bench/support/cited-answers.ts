import { readFileSync } from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { Browser, Page } from "@playwright/test"
import type { DocumentView } from "@/lib/services/documents/documents.dto"
import { demoPassword } from "@/lib/services/identity/demo"
import type { RequestView } from "@/lib/services/requests/requests.dto"

export type ViewerBench = { browser: Browser; baseUrl: string; files: string[]; viewport: { width: number; height: number }; /** How long a person reads before they reach for a mark. */ readingMs: number }

/** A signed-in member's page, in a browser context of its own: nothing is in any cache. */
export async function openSignedIn({ browser, baseUrl, viewport }: ViewerBench): Promise<Page> {
  const page = await (await browser.newContext({ viewport, baseURL: baseUrl, reducedMotion: "reduce" })).newPage()
  // Functions handed to the page name their parts with this, which exists only where the bench itself runs.
  await page.addInitScript("globalThis.__name ??= (made) => made")
  await page.goto("/sign-in", { waitUntil: "networkidle" })
  await page.getByLabel("E-mail").fill("member@demo.example")
  await page.getByLabel("Password").fill(demoPassword)
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await page.waitForURL(/\/ask$/)
  return page
}

/** Uploads a file and waits until it can be asked. */
export async function upload(page: Page, file: { name: string; bytes: Uint8Array }): Promise<string> {
  const response = await page.request.post("/api/documents", { multipart: { file: { name: file.name, mimeType: "application/pdf", buffer: Buffer.from(file.bytes) } } })
  const { id } = (await response.json()) as { id: string }
  await until(async () => {
    const { state, version } = (await (await page.request.get(`/api/documents/${id}`)).json()) as DocumentView
    return (version !== null && state === "analysing") || ["ready", "failed", "needs_ocr"].includes(state)
  })
  return id
}

/** Asks one document and waits for the answer; null where it cites nothing. */
export async function askCited(page: Page, { documentId, question }: { documentId: string; question: string }): Promise<RequestView | null> {
  const accepted = await page.request.post("/api/requests", { data: { promptKey: "rag_answer", payload: { question }, documentIds: [documentId], fresh: true } })
  const { id } = (await accepted.json()) as { id: string }
  let view: RequestView | null = null
  await until(async () => {
    view = (await (await page.request.get(`/api/requests/${id}`)).json()) as RequestView
    return ["done", "failed", "in_review"].includes(view.status)
  })
  const answered = view as RequestView | null
  return answered?.citations.some(({ page: of }) => of !== null) ? answered : null
}

export async function uploadFile(page: Page, file: string): Promise<string> {
  return upload(page, { name: path.basename(file), bytes: new Uint8Array(readFileSync(file)) })
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_500; tries++) {
    if (await isDone()) return
    await sleep(200)
  }
  throw new Error("nothing came of it in five minutes")
}
