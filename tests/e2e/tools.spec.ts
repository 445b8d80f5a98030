import type { Page } from "@playwright/test"
import type { RequestView } from "@/lib/services/requests/requests.dto"
import type { ReviewNoteView } from "@/lib/services/tools/tools.dto"
import { expectAccessibleEverywhere } from "./support/accessibility"
import { call, pasteByApi, sendByApi, untilAnswered, untilRested } from "./support/api"
import { expect, test } from "./support/test"

async function addDocument(page: Page, document: { title: string; text: string }): Promise<string> {
  const id = await pasteByApi(page, document)
  await untilRested(page, id)
  return id
}

async function run(page: Page, question: string): Promise<string> {
  await page.goto("/run/assistant")
  await page.getByLabel(/^Question or task/).fill(question)
  const accepted = page.waitForResponse((response) => response.request().method() === "POST" && response.url().endsWith("/api/requests"))
  await page.getByRole("button", { name: "Run", exact: true }).click()
  return ((await (await accepted).json()) as { id: string }).id
}

test("a note that was asked for is shown first, and stands on the document's page once it is confirmed", async ({ signInAs }) => {
  const page = await signInAs("member")
  const documentId = await addDocument(page, { title: "Copper samovar manual", text: "The copper samovar is descaled with vinegar on the first Monday of each month." })
  await run(page, "Add a note on the Copper samovar manual: check the spout before winter.")
  const result = page.getByRole("region", { name: "Result" })
  await expect(result.getByText("A note waits for your confirmation")).toBeVisible()
  await expect(result.getByRole("blockquote")).toHaveText("check the spout before winter.")
  await expect(result.getByRole("link", { name: "Copper samovar manual" })).toHaveAttribute("href", `/documents/${documentId}?tab=notes`)
  expect((await call<{ items: ReviewNoteView[] }>(page, `/api/documents/${documentId}/notes`)).items).toEqual([])
  await expectAccessibleEverywhere(page)
  await result.getByRole("button", { name: "Confirm" }).click()
  await expect(result.getByText("The note is written")).toBeVisible()
  await expect(result.getByRole("button", { name: "Confirm" })).toHaveCount(0)
  await result.getByRole("link", { name: "Copper samovar manual" }).click()
  const notes = page.getByRole("tabpanel", { name: /^Notes/ })
  await expect(notes.getByRole("listitem")).toHaveCount(1)
  await expect(notes.getByRole("listitem")).toContainText("check the spout before winter.")
  await expect(notes.getByRole("listitem")).toContainText("Mia Member")
  await expectAccessibleEverywhere(page)
  await notes.getByRole("link", { name: "The request it came from" }).click()
  await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}$/)
  await expect(page.getByText("The note is written")).toBeVisible()
})

test("a declined note is written nowhere, and stays declined after a reload", async ({ signInAs }) => {
  const page = await signInAs("member")
  const documentId = await addDocument(page, { title: "Brass sextant guide", text: "The brass sextant is kept in its box away from the window." })
  const id = await sendByApi(page, { promptKey: "assistant", payload: { question: "Add a note on the Brass sextant guide: polish the mirror." } })
  await untilAnswered(page, id)
  await page.goto(`/requests/${id}`)
  await page.getByRole("button", { name: "Decline" }).click()
  await expect(page.getByText("The note was declined")).toBeVisible()
  await page.reload()
  await expect(page.getByText("The note was declined")).toBeVisible()
  await expect(page.getByRole("button", { name: "Confirm" })).toHaveCount(0)
  await page.goto(`/documents/${documentId}?tab=notes`)
  await expect(page.getByRole("tabpanel").getByText("No notes")).toBeVisible()
})

test("a press in one tab is refused in another that said otherwise, in words", async ({ signInAs }) => {
  const page = await signInAs("member")
  await addDocument(page, { title: "Pewter lantern sheet", text: "The pewter lantern burns for nine hours on one filling." })
  const id = await sendByApi(page, { promptKey: "assistant", payload: { question: "Add a note on the Pewter lantern sheet: buy a wick." } })
  const { toolCalls } = await untilAnswered(page, id)
  const waiting = toolCalls.find(({ canDecide }) => canDecide)
  await page.goto(`/requests/${id}`)
  await expect(page.getByRole("button", { name: "Confirm" })).toBeVisible()
  await call(page, `/api/requests/${id}/tool-calls/${waiting?.id}/decision`, { method: "POST", body: { decision: "decline" } })
  await page.getByRole("button", { name: "Confirm" }).click()
  await expect(page.getByText("The note was declined")).toBeVisible()
  await expect(page.getByText("You declined this already.")).toBeVisible()
})

test("what was looked up is told in words, and its passages can be cited", async ({ signInAs }) => {
  const page = await signInAs("member")
  await addDocument(page, { title: "Slate weathervane notes", text: "The slate weathervane of the chapel was forged in Tallinn by a clockmaker." })
  const question = "Where was the slate weathervane of the chapel forged?"
  const id = await run(page, question)
  const view: RequestView = await untilAnswered(page, id)
  expect(view.text).toContain("forged in Tallinn")
  const result = page.getByRole("region", { name: "Result" })
  await expect(result.locator(".prose")).toContainText("forged in Tallinn")
  await result.getByText(/^How this was found: \d+ steps?$/).click()
  await expect(result.getByRole("list", { name: "Steps" }).getByRole("listitem").first()).toContainText(`Searched the documents for “${question}”`)
  await page.goto(`/requests/${id}`)
  await expect(page.getByRole("region", { name: "Evidence" })).toContainText("Slate weathervane notes")
})

test("nobody else can confirm what was proposed to one person", async ({ signInAs }) => {
  const page = await signInAs("member")
  await addDocument(page, { title: "Amber barometer log", text: "The amber barometer fell by nine points before the storm." })
  const id = await sendByApi(page, { promptKey: "assistant", payload: { question: "Add a note on the Amber barometer log: read it daily." } })
  const { toolCalls } = await untilAnswered(page, id)
  const admin = await signInAs("admin")
  await admin.goto(`/requests/${id}`)
  await expect(admin.getByText("Only the person who asked can confirm it.")).toBeVisible()
  await expect(admin.getByRole("button", { name: "Confirm" })).toHaveCount(0)
  const refused = await admin.request.post(`/api/requests/${id}/tool-calls/${toolCalls.find(({ canDecide }) => canDecide)?.id}/decision`, { data: { decision: "confirm" } })
  expect(refused.status()).toBe(404)
})
