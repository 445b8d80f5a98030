import type { Page } from "@playwright/test"
import type { ConversationView } from "@/lib/services/requests/requests.dto"
import { buildPdf, textPage } from "../fixtures/documents/build-pdf"
import { expectAccessible } from "./support/accessibility"
import { call, sendByApi, untilAnswered, untilRested } from "./support/api"
import { ask, lastAnswer } from "./support/asking"
import { emailOf, expect, test } from "./support/test"
import { upload } from "./support/uploading"

const pdf = { mimeType: "application/pdf" }
const unknownId = "01890000-0000-7000-8000-000000000000"
const noSuchPage = "There is no such page, or you may not see it"
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0])

test("a wrong password is refused in words that do not say which half was wrong", async ({ page }) => {
  await page.goto("/sign-in")
  await page.getByLabel("E-mail").fill(emailOf("member"))
  await page.getByLabel("Password").fill("not the password")
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await expect(page.getByRole("main").getByRole("alert")).toHaveText("E-mail or password is wrong. Check both and try again.")
  await expect(page).toHaveURL(/\/sign-in/)
  await expectAccessible(page, "a refused sign-in")
})

test("whoever is signed out is led to the sign-in page, and from there to where they wanted to go", async ({ page }) => {
  await page.goto("/requests?status=failed")
  await expect(page).toHaveURL(/\/sign-in\?/)
  await page.getByRole("button", { name: "member" }).click()
  await expect(page).toHaveURL(/\/requests\?status=failed$/)
})

test("a picture that calls itself a PDF is refused by its content", async ({ signInAs }) => {
  const page = await signInAs("member")
  const line = await upload(page, { name: "scan.pdf", ...pdf, bytes: png })
  await expect(line).toContainText("This kind of file cannot be read. Upload a PDF, DOCX")
  await expect(line.getByRole("button", { name: "Try again" })).toHaveCount(0)
  await expectAccessible(page, "a refused upload")
  await line.getByRole("button", { name: "Dismiss" }).click()
  await expect(line).toHaveCount(0)
})

const unreadable = [
  { name: "locked", bytes: buildPdf([textPage(["Nobody reads this without the password."])], { needsPassword: true }), title: "This could not be read", reason: "This file is protected with a password." },
  { name: "torn", bytes: new TextEncoder().encode("%PDF-1.7\nthis is no PDF at all\n%%EOF"), title: "This could not be read", reason: "This file is damaged and could not be read." },
  { name: "scanned", bytes: buildPdf([{ lines: [], hasImage: true }]), title: "This file has pictures of text, but no text", reason: "this installation has no program that recognises it" },
]
for (const { name, bytes, title, reason } of unreadable)
  test(`a ${name} PDF ends in a state that says why`, async ({ signInAs }) => {
    const page = await signInAs("member")
    const line = await upload(page, { name: `${name} file.pdf`, ...pdf, bytes })
    await line.getByRole("link").click()
    await expect(page).toHaveURL(/\/documents\/[0-9a-f-]{36}$/)
    await expect(page.locator("main").getByText(title, { exact: true })).toBeVisible()
    await expect(page.locator("main").getByText(reason).first()).toBeVisible()
    await expectAccessible(page, `a ${name} PDF`)
    await page.goto("/documents?state=ready")
    await expect(page.getByRole("table")).toBeVisible()
  })

test("a question that is too long is not sent, and the API says which field", async ({ signInAs }) => {
  const page = await signInAs("member")
  await page.goto("/ask")
  const box = page.getByLabel("Your question")
  await box.focus()
  await page.keyboard.insertText("why ".repeat(1200))
  await expect(page.getByText(/of 4,000 characters/)).toBeVisible()
  expect((await box.inputValue()).length).toBeLessThanOrEqual(4000)
  const response = await page.request.post("/api/requests", { data: { promptKey: "rag_answer", payload: { question: "why ".repeat(1200) } } })
  expect(response.status()).toBe(422)
  expect(await response.json()).toMatchObject({ code: "invalid_payload", fields: [{ field: expect.stringContaining("question") }] })
})

test("an uploaded web page runs nothing under this address, and pages keep their own policy", async ({ signInAs }) => {
  const page = await signInAs("member")
  const uploaded = await page.request.post("/api/documents", { multipart: { file: { name: "stall.html", mimeType: "text/html", buffer: Buffer.from("<h1>Stall 14</h1><p>The stall is let by the day.</p><script>alert(1)</script>") } } })
  const { id } = (await uploaded.json()) as { id: string }
  const file = (await page.request.get(`/api/documents/${id}/file`)).headers()
  expect(file["content-security-policy"]).toMatch(/^sandbox;/)
  expect(file["content-disposition"]).toMatch(/^attachment;/)
  for (const path of ["/documents", `/documents/${id}`, "/api/documents", `/api/documents/${id}/file/no`]) {
    expect((await page.request.get(path)).headers()["content-security-policy"]).toMatch(/^default-src 'self'/)
  }
})

test("a double click on Send asks once", async ({ signInAs }) => {
  const page = await signInAs("member")
  await page.goto("/ask")
  const sent: string[] = []
  page.on("request", (request) => request.method() === "POST" && request.url().endsWith("/api/requests") && sent.push(request.url()))
  await page.getByLabel("Your question").fill("Who holds the long ladder?")
  await page.getByRole("button", { name: "Send" }).dblclick()
  await expect(page).toHaveURL(/\/ask\/[0-9a-f-]{36}$/)
  await expect(lastAnswer(page).getByRole("button", { name: "Ask again" })).toBeVisible()
  expect(sent).toHaveLength(1)
  const conversation = await call<ConversationView>(page, `/api/conversations/${page.url().split("/").at(-1)}`)
  expect(conversation.requests).toHaveLength(1)
})

test("an exhausted budget is said in a sentence, with the moment it is renewed", async ({ signInAs }) => {
  const admin = await signInAs("admin")
  const member = await signInAs("member")
  await admin.goto("/admin/budgets")
  await admin.getByRole("button", { name: "Add a budget" }).click()
  const dialog = admin.getByRole("dialog")
  await dialog.getByLabel("For").selectOption({ label: "People" })
  await dialog.getByLabel("Whom").selectOption({ label: `Mia Member (${emailOf("member")})` })
  await dialog.getByLabel("Renewed").selectOption({ label: "Every day" })
  await dialog.getByLabel("Counts").selectOption({ label: "Tokens" })
  await dialog.getByLabel("Limit in tokens").fill("10")
  await expectAccessible(admin, "the budget dialog")
  await dialog.getByRole("button", { name: "Save" }).click()
  await expect(dialog).toHaveCount(0)
  try {
    await member.goto("/ask")
    await ask(member, "Who may climb the long ladder at night?")
    const refusal = member.getByRole("main").getByRole("alert")
    await expect(refusal).toContainText("has no room for this request")
    await expect(refusal).toContainText(/The budget resets on \d/)
    await expect(member.getByLabel("Your question")).toHaveValue("Who may climb the long ladder at night?")
  } finally {
    await admin.getByRole("button", { name: /^Remove the budget of .*Mia Member/ }).click()
    await admin.getByRole("dialog").getByRole("button", { name: "Remove" }).click()
    await expect(admin.getByText("The budget is gone.")).toBeVisible()
  }
  await member.getByRole("button", { name: "Send" }).click()
  await expect(member).toHaveURL(/\/ask\/[0-9a-f-]{36}$/)
})

test("foreign, unknown and mistyped addresses lead to the same words", async ({ signInAs }) => {
  const member = await signInAs("member")
  const reviewer = await signInAs("reviewer")
  const secret = await call<{ id: string }>(member, "/api/documents", { method: "POST", body: { title: "Private diary", text: "Only for me.", visibility: "private" } })
  const request = await sendByApi(member, { promptKey: "intent_detection", payload: { text: "Where is my parcel?" } })
  await untilRested(member, secret.id)
  await untilAnswered(member, request)
  for (const path of [`/documents/${unknownId}`, `/requests/${unknownId}`, `/ask/${unknownId}`, "/documents/not-an-id", "/requests/1", "/ask/x", "/run/nonsense", "/review", "/insights", "/admin", "/admin/keys", "/nowhere"]) await expectNoSuchPage(member, path)
  for (const path of [`/documents/${secret.id}`, `/requests/${request}`, "/insights", `/review/${unknownId}`]) await expectNoSuchPage(reviewer, path)
  await expectAccessible(reviewer, "the page for what does not exist")
})

async function expectNoSuchPage(page: Page, path: string): Promise<void> {
  const response = await page.goto(path)
  await expect(page.getByText(noSuchPage), path).toBeVisible()
  expect.soft(response?.status(), path).toBe(404)
}
