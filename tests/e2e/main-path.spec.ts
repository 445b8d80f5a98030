import type { ClauseView, DocumentView } from "@/lib/services/documents/documents.dto"
import type { Page as PageOf } from "@/lib/services/paging.dto"
import type { RequestRow, RequestView } from "@/lib/services/requests/requests.dto"
import { expectAccessible } from "./support/accessibility"
import { call, pasteByApi, untilRested } from "./support/api"
import { ask, lastAnswer, proseOf, shownText, withoutMarks } from "./support/asking"
import { contractName, contractPdf, governingLaw, governingLawQuestion } from "./support/contract"
import { longQuestion, longRules, longRulesTitle } from "./support/long-rules"
import { expect, signIn, test } from "./support/test"
import { upload } from "./support/uploading"

const comment = "Names the law and shows where it stands."
const stopReason = "We look into a wrong answer."
const whileItWorks = { timeout: 90_000 }

test.describe.configure({ mode: "serial" })

let documentId = ""
let conversation = ""

test("a member signs in, uploads a contract and watches it until it waits for a reviewer", async ({ browser }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signIn(page, "member")
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Documents" }).click()
  await expect(page.getByRole("heading", { name: "Documents", level: 1 })).toBeVisible()
  const line = await upload(page, { name: `${contractName}.pdf`, mimeType: "application/pdf", bytes: contractPdf() })
  await line.getByRole("link", { name: contractName }).click()
  await expect(page.getByRole("heading", { name: contractName, level: 1 })).toBeVisible()
  documentId = new URL(page.url()).pathname.split("/").at(-1) ?? ""

  await expect(page.locator("main header").getByText("Ready", { exact: true })).toBeVisible(whileItWorks)
  const facts = page.getByRole("tabpanel")
  await expect(facts.getByText("Awaiting review", { exact: true })).toBeVisible(whileItWorks)
  await expect(facts.getByText("JSON")).toHaveCount(0)
  await page.getByRole("tab", { name: "Clauses" }).click()
  await expect(facts.getByText("The clauses appear here when a reviewer has signed the analysis.")).toBeVisible()
  expect((await call<PageOf<ClauseView>>(page, `/api/documents/${documentId}/clauses`)).items).toEqual([])
  const { analysis } = await call<DocumentView>(page, `/api/documents/${documentId}`)
  expect(analysis).toMatchObject({ status: "awaiting_review", isVisible: false, output: null })
  await context.close()
})

test("an answer streams in, and after a reload in mid-stream the rest of it arrives", async ({ signInAs }) => {
  const page = await signInAs("member")
  await untilRested(page, await pasteByApi(page, { title: longRulesTitle, text: longRules }))
  await page.goto("/ask")
  await ask(page, longQuestion)
  await expect(page).toHaveURL(/\/ask\/[0-9a-f-]{36}$/)
  const some = await shownText(lastAnswer(page), 1)
  const more = await shownText(lastAnswer(page), some.length)
  expect(more.startsWith(some)).toBe(true)

  const reloadedAt = Date.now()
  await page.reload()
  await expect(page.getByRole("button", { name: "Good answer" })).toBeVisible(whileItWorks)
  const view = await latestAnswer()
  expect(view.status).toBe("done")
  expect(Date.parse(view.finishedAt ?? ""), "the reload has to come in mid-stream").toBeGreaterThan(reloadedAt)
  expect(view.text?.length).toBeGreaterThan(1500)
  expect(await proseOf(lastAnswer(page))).toBe(withoutMarks(view.text ?? ""))

  async function latestAnswer(): Promise<RequestView> {
    const [row] = (await call<PageOf<RequestRow>>(page, "/api/requests?promptKey=rag_answer&limit=1")).items
    return call<RequestView>(page, `/api/requests/${row?.id}`)
  }
})

test("a citation opens its passage, marked on the page and in the text of the document", async ({ signInAs }) => {
  const page = await signInAs("member")
  await page.goto("/ask")
  await ask(page, governingLawQuestion)
  await expect(page).toHaveURL(/\/ask\/[0-9a-f-]{36}$/)
  conversation = page.url()
  const answer = lastAnswer(page)
  await expect(answer).toContainText(governingLaw)
  await answer.getByRole("button", { name: `: ${contractName}. ` }).first().click()
  const panel = page.getByRole("dialog")
  await expect(panel.locator('[data-state="drawn"] mark[data-passage]').first()).toBeInViewport()
  await expectAccessible(page, "the passage of a citation")
  await panel.getByRole("link", { name: "Open in the document" }).click()
  await expect(page).toHaveURL(new RegExp(`/documents/${documentId}\\?`))
  await expect(page.getByRole("region", { name: "Pages", exact: true }).locator("mark[data-passage]").first()).toBeInViewport()
  await page.getByRole("group", { name: "Show as" }).getByText("Text", { exact: true }).click()
  const passage = page.getByRole("region", { name: "Text", exact: true }).locator("mark[data-passage]")
  await expect(passage).toBeInViewport()
  await expect(passage).toContainText("governed by")
})

test("Stop ends an answer where it is, and it stays so", async ({ signInAs }) => {
  const page = await signInAs("member")
  await page.goto("/ask")
  await page.getByRole("switch", { name: "Ask fresh" }).click()
  await ask(page, longQuestion)
  await expect(page).toHaveURL(/\/ask\/[0-9a-f-]{36}$/)
  await shownText(lastAnswer(page), 20)
  await page.getByRole("button", { name: "Stop", exact: true }).click()
  await expect(lastAnswer(page).getByText("This is what was written until then.")).toBeVisible()
  const stopped = await proseOf(lastAnswer(page))
  expect(stopped.length).toBeGreaterThan(20)
  await page.reload()
  await expect(lastAnswer(page).getByText("Stopped", { exact: true })).toBeVisible()
  await expect(lastAnswer(page).locator(".prose")).toBeVisible()
  expect(await proseOf(lastAnswer(page))).toBe(stopped)
  const [row] = (await call<PageOf<RequestRow>>(page, "/api/requests?promptKey=rag_answer&limit=1")).items
  expect(row?.status).toBe("cancelled")
  const view = await call<RequestView>(page, `/api/requests/${row?.id}`)
  expect(withoutMarks(view.text ?? "")).toBe(stopped)
  expect(view.calls.every((one) => one.status !== "open")).toBe(true)
})

test("feedback counts at the click, takes a comment and is there after a reload", async ({ signInAs }) => {
  const page = await signInAs("member")
  await page.goto(conversation)
  await page.getByRole("button", { name: "Good answer" }).click()
  await page.getByRole("dialog").getByLabel("Comment").fill(comment)
  await page.getByRole("button", { name: "Save the comment" }).click()
  await expect(page.getByText("Thank you. Your comment is saved.")).toBeVisible()
  await page.reload()
  await expect(page.getByRole("button", { name: "Good answer" })).toHaveAttribute("aria-pressed", "true")
  await page.getByRole("button", { name: "Good answer" }).click()
  await expect(page.getByRole("dialog").getByLabel("Comment")).toHaveValue(comment)
})

test("a reviewer claims, corrects and signs the analysis, by keyboard alone", async ({ signInAs }) => {
  const page = await signInAs("reviewer")
  await page.goto("/review")
  const item = page.getByRole("listitem").filter({ hasText: contractName })
  const link = item.getByRole("link")
  await expect(link).toBeVisible()
  for (let presses = 0; !(await link.evaluate((element) => element === document.activeElement)); presses++) {
    expect(presses, "j leads to the item").toBeLessThan(60)
    await page.keyboard.press("j")
  }
  await page.keyboard.press("c")
  await expect(item.getByText("Yours")).toBeVisible()
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(/\/review\/[0-9a-f-]{36}$/)
  await expect(page.getByText(/^Clauses it rests on \(\d{2}\)$/)).toBeVisible()
  await expect(page.getByText("Yours")).toBeVisible()
  await page.keyboard.press("e")
  const summary = page.getByLabel("Summary").first()
  await summary.focus()
  await page.keyboard.press("Control+End")
  await page.keyboard.type(" Read and corrected.")
  await page.getByRole("button", { name: "Approve with these changes" }).focus()
  await page.keyboard.press("Enter")
  await expect(page.getByText("Approved with your changes. Its author has it now.")).toBeVisible()
  await page.goto("/review?status=decided")
  await expect(page.getByRole("listitem").filter({ hasText: contractName }).getByText("Approved with changes")).toBeVisible()
})

test("the member now has the signed analysis and its clauses", async ({ signInAs }) => {
  const page = await signInAs("member")
  await page.goto(`/documents/${documentId}`)
  const facts = page.getByRole("tabpanel")
  await expect(facts.getByText("Signed by Remy Reviewer")).toBeVisible()
  await expect(facts.getByText(/Read and corrected\./)).toBeVisible()
  await page.getByRole("tab", { name: /^Clauses/ }).click()
  const clauses = facts.getByRole("article")
  expect(await clauses.count()).toBeGreaterThan(11)
  const law = clauses.filter({ has: page.getByRole("heading", { name: "Governing Law" }) }).first()
  await expect(law).toContainText(governingLaw)
  await law.getByRole("button", { name: /^Show on page/ }).click()
  await expect(page.getByRole("region", { name: "Pages", exact: true }).locator("mark[data-passage]").first()).toBeInViewport()
})

test("a manager sees what it cost, and each number opens the requests behind it", async ({ signInAs }) => {
  const page = await signInAs("manager")
  await page.goto("/insights")
  const prompts = page.getByRole("table", { name: "By prompt" })
  const link = prompts.getByRole("link", { name: /\d+ requests of Ask your documents/ })
  const count = Number(/^\d+/.exec((await link.getAttribute("aria-label")) ?? "")?.[0])
  expect(count).toBeGreaterThanOrEqual(3)
  await link.click()
  await expect(page).toHaveURL(/\/requests\?.*promptKey=rag_answer/)
  await expect(page.getByRole("table").locator("tbody tr")).toHaveCount(count)
  await page.getByRole("table").locator("tbody tr").first().getByRole("link").first().click()
  await expect(page.getByText("What was asked and answered is for its author only.")).toBeVisible()
  await expect(page.getByText(longQuestion)).toHaveCount(0)
})

test("the stop switch refuses questions with its reason until it is off again", async ({ signInAs }) => {
  const admin = await signInAs("admin")
  const member = await signInAs("member")
  await admin.goto("/admin/switches")
  await admin.getByRole("button", { name: "Stop the AI" }).click()
  await admin.getByLabel("Reason").fill(stopReason)
  await admin.getByRole("button", { name: "Stop it" }).click()
  try {
    await expect(admin.getByRole("heading", { name: "The AI is stopped" })).toBeVisible()
    await member.goto("/ask")
    await ask(member, governingLawQuestion)
    await expect(member.getByRole("main").getByRole("alert")).toContainText(stopReason)
    await expect(member.getByLabel("Your question")).toHaveValue(governingLawQuestion)
    await expectAccessible(member, "Ask while the AI is stopped")
  } finally {
    await admin.getByRole("button", { name: "Switch on again" }).click()
    await expect(admin.getByRole("heading", { name: "The AI is on" })).toBeVisible()
  }
  await member.getByRole("button", { name: "Send" }).click()
  await expect(lastAnswer(member)).toContainText(governingLaw)
})
