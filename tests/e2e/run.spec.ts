import type { PromptView } from "@/lib/services/prompts/prompts.dto"
import { call, uploadByApi, untilAnswered, untilRested } from "./support/api"
import { contractPdf } from "./support/contract"
import { expect, test } from "./support/test"

const promptKeys = [
  "architecture_audit",
  "assistant",
  "clause_extract",
  "code_review",
  "contract_analysis",
  "doc_classify",
  "document_summary",
  "financial_report",
  "grid_cell",
  "intent_detection",
  "medical_summary",
  "rag_answer",
  "sentiment_score",
  "ticket_classify",
]
const documentTitle = "Kestrel and Wren Supply Agreement"

test("every prompt has a page to run it from", async ({ signInAs }) => {
  const page = await signInAs("member")
  const prompts = (await call<{ items: PromptView[] }>(page, "/api/prompts")).items
  expect(prompts.map(({ key }) => key).toSorted()).toEqual(promptKeys)
  await page.goto("/run")
  for (const { key, title } of prompts) await expect(page.getByRole("link", { name: title, exact: true })).toHaveAttribute("href", `/run/${key}`)
  await untilRested(page, await uploadByApi(page, { name: `${documentTitle}.pdf`, mimeType: "application/pdf", bytes: contractPdf(documentTitle) }))
})

for (const key of promptKeys)
  test(`${key} runs on its own example`, async ({ signInAs }) => {
    const page = await signInAs("member")
    const prompt = await call<PromptView>(page, `/api/prompts/${key}`)
    await page.goto(`/run/${key}`)
    if (prompt.documents === "one" || prompt.documents === "many") {
      await page.getByRole("button", { name: /^Choose/ }).click()
      await page.getByLabel("Find a document").fill(documentTitle)
      await page.getByRole("radio", { name: documentTitle }).or(page.getByRole("checkbox", { name: documentTitle })).click()
      await page.keyboard.press("Escape")
    }
    const example = page.getByRole("button", { name: "Try an example" })
    if (await example.isVisible()) await example.click()
    const accepted = page.waitForResponse((response) => response.request().method() === "POST" && response.url().endsWith("/api/requests"))
    await page.getByRole("button", { name: "Run", exact: true }).click()
    const { id } = (await (await accepted).json()) as { id: string }
    const view = await untilAnswered(page, id)
    const result = page.getByRole("region", { name: "Result" })
    if (prompt.alwaysReview) {
      expect(view).toMatchObject({ status: "in_review", text: null, output: null })
      await expect(result.getByText("Awaiting review", { exact: true })).toBeVisible()
    } else if (view.status === "in_review") await expect(result.getByText("Awaiting review", { exact: true })).toBeVisible()
    else {
      expect(view.status).toBe("done")
      await expect(result.getByRole("button", { name: "Good answer" })).toBeVisible()
      await expect(prompt.outputSchema === null ? result.locator(".prose") : result.getByRole("radio", { name: "JSON" })).toBeAttached()
    }
    expect(view.models).toEqual([expect.stringContaining("offline")])
  })
