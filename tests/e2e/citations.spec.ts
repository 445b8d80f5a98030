import type { Locator, Page } from "@playwright/test"
import type { RequestView } from "@/lib/services/requests/requests.dto"
import { buildPdf, textPage } from "../fixtures/documents/build-pdf"
import { call, pasteByApi, sendByApi, untilAnswered, untilRested, uploadByApi } from "./support/api"
import { expect, test } from "./support/test"

const pageHeight = 842
const firstBaseline = 780
const lineStep = 14
const leftEdge = 72
const fillerPages = 11
const question = "What stipend does the keeper of the Skerryvore lighthouse receive?"
const lines = ["Stipends of the lighthouse service", "", "The keeper of the Skerryvore lighthouse receives a stipend of forty-one", "silver crowns at midsummer. The assistant keeper receives nothing."]

const filler = (number: number) => textPage([`Chapter ${number} of the chronicle`, "", ...Array.from({ length: 30 }, (_, line) => `The harbour ledger of year ${number} notes on its line ${line + 1} that nothing of interest was seen.`)])

/** A PDF of a dozen pages, whose tenth says what the question asks. */
function chroniclePdf(): Uint8Array {
  const pages = Array.from({ length: fillerPages }, (_, index) => filler(index + 1))
  return buildPdf([...pages.slice(0, 9), textPage(lines), ...pages.slice(9)])
}

let documentId = ""
let requestId = ""

test.describe.configure({ mode: "serial" })

test("a chip opens the document beside the answer, at the page, with the quoted words marked on it", async ({ signInAs }) => {
  const page = await signInAs("member")
  documentId = await uploadByApi(page, { name: "lighthouse chronicle.pdf", mimeType: "application/pdf", bytes: chroniclePdf() })
  await untilRested(page, documentId)
  requestId = await sendByApi(page, { promptKey: "rag_answer", payload: { question }, documentIds: [documentId], fresh: true })
  const { citations } = await untilAnswered(page, requestId)
  expect(citations[0]).toMatchObject({ verdict: expect.stringMatching(/^(exact|normalised)$/), page: 10, sourceState: "serving" })
  expect(citations[0]?.spans).toEqual([{ page: 10, start: citations[0]?.start, end: citations[0]?.end }])

  await page.goto(`/requests/${requestId}`)
  await page.getByRole("button", { name: /^Source 1: / }).first().click()
  const panel = page.getByRole("dialog")
  await expectMarked(panel)
  await expect(page.getByRole("heading", { name: "Answer", exact: true })).toBeInViewport()
})

test("the open passage survives a reload, Back closes it, and so does Escape", async ({ signInAs }) => {
  const page = await signInAs("member")
  await page.goto(`/requests/${requestId}`)
  await page.getByRole("button", { name: /^Source 1: / }).first().click()
  await expectMarked(page.getByRole("dialog"))
  await page.reload()
  await expectMarked(page.getByRole("dialog"))
  await page.keyboard.press("Escape")
  await expect(page.getByRole("dialog")).toHaveCount(0)
  await page.getByRole("button", { name: /^Source 1: / }).first().click()
  await expect(page.getByRole("dialog")).toBeVisible()
  await page.goBack()
  await expect(page.getByRole("dialog")).toHaveCount(0)
})

test("on a phone the document is a sheet of its own, and the marked words are in sight", async ({ signInAs }) => {
  const page = await signInAs("member")
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/requests/${requestId}`)
  await page.getByRole("button", { name: /^Source 1: / }).first().click()
  const panel = page.getByRole("dialog")
  await expectMarked(panel)
  expect((await panel.boundingBox())?.width).toBeGreaterThan(370)
  await panel.getByRole("button", { name: "Close", exact: true }).click()
  await expect(panel).toHaveCount(0)
})

test("the link opens the same page with the same marks for a colleague, and survives a reload", async ({ signInAs }) => {
  const member = await signInAs("member")
  await member.goto(`/requests/${requestId}`)
  await member.getByRole("button", { name: /^Source 1: / }).first().click()
  const href = await member.getByRole("dialog").getByRole("link", { name: "Open in the document" }).getAttribute("href")
  const colleague = await signInAs("reviewer")
  await colleague.goto(href ?? "")
  await expectMarked(colleague.getByRole("region", { name: "Pages", exact: true }))
  await colleague.reload()
  await expectMarked(colleague.getByRole("region", { name: "Pages", exact: true }))
  await colleague.getByRole("group", { name: "Show as" }).getByText("Text", { exact: true }).click()
  const inText = colleague.getByRole("region", { name: "Text", exact: true }).locator("mark[data-passage]")
  await expect(inText.first()).toBeInViewport()
  await expect(inText.first()).toContainText("forty-one silver crowns")
  const other = (href ?? "").replace(/version=[^&]+/, "version=01890000-0000-7000-8000-000000000000")
  await colleague.goto(other)
  await expect(colleague.getByRole("heading", { name: "There is no such page, or you may not see it" })).toBeVisible()
})

test("a text without pages opens at its passage", async ({ signInAs }) => {
  const page = await signInAs("member")
  const long = Array.from({ length: 120 }, (_, index) => `Paragraph ${index + 1} of the moorings book says nothing about tariffs.`)
  long[100] = "The mooring tariff of the inner basin is nineteen guilders a night."
  const pasted = await pasteByApi(page, { title: "Moorings book", text: long.join("\n\n") })
  await untilRested(page, pasted)
  const id = await sendByApi(page, { promptKey: "rag_answer", payload: { question: "What is the mooring tariff of the inner basin?" }, documentIds: [pasted], fresh: true })
  expect((await untilAnswered(page, id)).text).toContain("nineteen guilders")
  await page.goto(`/requests/${id}`)
  await page.getByRole("button", { name: /^Source 1: / }).first().click()
  const mark = page.getByRole("dialog").locator("mark[data-passage]").first()
  await expect(mark).toBeInViewport()
  await expect(mark).toContainText("nineteen guilders")
})

test("a deleted source says so, beside the answer and under its link", async ({ signInAs }) => {
  const page = await signInAs("member")
  const { citations } = await call<RequestView>(page, `/api/requests/${requestId}`)
  const response = await page.request.delete(`/api/documents/${documentId}`)
  expect(response.ok()).toBe(true)
  await page.goto(`/requests/${requestId}?source=${requestId}.1.${citations[0]?.answerStart}`)
  await expect(page.getByRole("dialog").getByText("This document was deleted", { exact: true })).toBeVisible()
  await expect(page.getByRole("dialog").getByRole("link", { name: "Open in the document" })).toHaveCount(0)
  await page.goto(`/documents/${documentId}?version=${citations[0]?.versionId}&start=${citations[0]?.start}&end=${citations[0]?.end}&page=10`)
  await expect(page.getByRole("heading", { name: "This document was deleted", exact: true })).toBeVisible()
})

/** The marks lie on the two lines of the sentence that was quoted, and on no other. */
async function expectMarked(within: Locator | Page): Promise<void> {
  const sheet = within.locator('[data-page="10"][data-state="drawn"]')
  await expect(sheet).toBeVisible()
  const marks = sheet.locator("mark[data-passage]")
  await expect(marks).toHaveCount(2)
  await expect(marks.first()).toBeInViewport()
  const paper = await sheet.boundingBox()
  const boxes = await Promise.all((await marks.all()).map((mark) => mark.boundingBox()))
  if (!paper) throw new Error("the page has no box")
  const scale = paper.height / pageHeight
  for (const [index, box] of boxes.entries()) {
    const baseline = (pageHeight - (firstBaseline - (index + 2) * lineStep)) * scale
    const top = (box?.y ?? 0) - paper.y
    expect(top).toBeLessThan(baseline - 4 * scale)
    expect(top + (box?.height ?? 0)).toBeGreaterThan(baseline - 2 * scale)
    expect(box?.height).toBeLessThan(lineStep * 1.5 * scale)
    expect(Math.abs((box?.x ?? 0) - paper.x - leftEdge * scale)).toBeLessThan(4)
  }
  const [first, second] = boxes
  expect(first?.width).toBeGreaterThan((second?.width ?? 0) * 1.5)
}
