import type { Page } from "@playwright/test"
import { buildPdf, textPage } from "../fixtures/documents/build-pdf"
import { sendByApi, untilAnswered, untilRested, uploadByApi } from "./support/api"
import { expect, test } from "./support/test"

const question = "What wage does the warden of the Flannan signal tower receive?"
const answerLines = ["Wages of the signal service", "", "The warden of the Flannan signal tower receives a wage of thirty-seven", "copper florins at candlemas. The apprentice receives nothing."]
const citedPage = 10
const pageCount = 260
const heavyPage = 250

/** Its tenth page says what the question asks; most of its bytes belong to one of the last, which nobody looks at. */
function registerPdf(): Uint8Array {
  const filler = (number: number) => textPage([`Sheet ${number} of the tower register`, "", ...Array.from({ length: 6 }, (_, line) => `On watch ${line + 1} of day ${number} the register has no ship and no light worth the ink.`)])
  const padding = `\n${"% nothing is painted by this line of the page\n".repeat(40_000)}`
  return buildPdf(Array.from({ length: pageCount }, (_, index) => (index + 1 === citedPage ? textPage(answerLines) : index + 1 === heavyPage ? { ...filler(heavyPage), content: padding } : filler(index + 1))))
}

const chip = (page: Page) => page.getByRole("button", { name: /^Source 1: / }).first()
const panel = (page: Page) => page.getByRole("dialog")
const cited = (page: Page, state: "drawn" | "waiting") => panel(page).locator(`[data-page="${citedPage}"][data-state="${state}"]`)

let requestId = ""
let fileBytes = 0

test.describe.configure({ mode: "serial" })

test("what an answer cites is there before its mark is pressed: the file in pieces, of which a few are fetched", async ({ signInAs }) => {
  const page = await signInAs("member")
  const bytes = registerPdf()
  fileBytes = bytes.byteLength
  expect(fileBytes).toBeGreaterThan(1_500_000)
  const documentId = await uploadByApi(page, { name: "tower register.pdf", mimeType: "application/pdf", bytes })
  await untilRested(page, documentId)
  requestId = await sendByApi(page, { promptKey: "rag_answer", payload: { question }, documentIds: [documentId], fresh: true })
  const { citations } = await untilAnswered(page, requestId)
  expect(citations[0]).toMatchObject({ page: citedPage })

  const pieces: number[] = []
  page.on("response", (response) => {
    if (!response.url().includes(`/api/documents/${documentId}/file`) || response.status() !== 206) return
    const [, first, last] = /^bytes (\d+)-(\d+)\//.exec(response.headers()["content-range"] ?? "") ?? []
    pieces.push(Number(last) - Number(first) + 1)
  })
  await page.goto(`/requests/${requestId}`)
  await expect(chip(page)).toBeVisible()
  await expect.poll(() => pieces.length).toBeGreaterThan(1)
  await chip(page).click()
  await expect(cited(page, "drawn").locator("mark[data-passage]").first()).toBeInViewport()
  expect(pieces.reduce((sum, piece) => sum + piece, 0)).toBeLessThan(fileBytes)
})

test("the passage is marked on its page while the file is still on its way", async ({ signInAs }) => {
  const page = await signInAs("member")
  let letGo: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(/\/file\?/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`/requests/${requestId}`)
  await chip(page).click()
  await expect(cited(page, "waiting").locator("mark[data-passage]").first()).toBeInViewport()
  letGo()
  await expect(cited(page, "drawn").locator("mark[data-passage]").first()).toBeInViewport()
})

test("nothing is fetched ahead for somebody who saves data, and it opens all the same", async ({ signInAs }) => {
  const page = await signInAs("member")
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true, effectiveType: "4g" } }))
  const fetched: string[] = []
  page.on("request", (request) => /\/(file|layout)\?/.test(request.url()) && void fetched.push(request.url()))
  await page.goto(`/requests/${requestId}`)
  await expect(chip(page)).toBeVisible()
  await page.waitForLoadState("networkidle")
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3_000)))
  expect(fetched).toEqual([])
  await chip(page).click()
  await expect(cited(page, "drawn").locator("mark[data-passage]").first()).toBeInViewport()
})

test("of a long file only the pages near the screen exist, wherever it is scrolled", async ({ signInAs }) => {
  const page = await signInAs("member")
  await page.goto(`/requests/${requestId}`)
  await chip(page).click()
  await expect(cited(page, "drawn")).toBeVisible()
  const scroller = panel(page).getByRole("region", { name: "Pages", exact: true })
  for (const share of [0.5, 1, 0]) {
    await scroller.evaluate((element, to) => element.scrollTo(0, element.scrollHeight * to), share)
    const number = share === 0 ? 1 : share === 1 ? pageCount : pageCount / 2
    await expect(scroller.locator(`[data-page="${number}"][data-state="drawn"]`)).toBeVisible()
    expect(await scroller.locator("[data-page]").count()).toBeLessThan(7)
    expect(await scroller.locator("canvas").count()).toBeLessThan(7)
  }
})

test("opened again and again, it leaves one reader and no page behind", async ({ signInAs }) => {
  const page = await signInAs("member")
  await page.goto(`/requests/${requestId}`)
  for (let time = 0; time < 12; time++) {
    await chip(page).click()
    await expect(cited(page, "drawn").locator("mark[data-passage]").first()).toBeInViewport()
    await page.keyboard.press("Escape")
    await expect(panel(page)).toHaveCount(0)
  }
  expect(page.workers()).toHaveLength(1)
  expect(await page.locator("canvas").count()).toBe(0)
})
