import { buildDocx, heading, paragraph } from "../fixtures/documents/build-docx"
import { pasteByApi, sendByApi, untilAnswered, untilRested, uploadByApi } from "./support/api"
import { expect, test } from "./support/test"
import { dropFile, upload } from "./support/uploading"

const markdown = { mimeType: "text/markdown" }
const bytesOf = (text: string) => new TextEncoder().encode(text)
const canteenRules = (hour: string) => bytesOf(`# Canteen rules\n\nThe canteen of the harbour office serves warm lunch from ${hour} on weekdays.\n\nWhoever brings a guest to the canteen signs the guest book at the door.\n`)

test("a Word file dropped on the page is read and can be asked about", async ({ signInAs }) => {
  const page = await signInAs("member")
  await page.goto("/documents", { waitUntil: "networkidle" })
  const bytes = buildDocx(heading(1, "Bicycle shed rules") + paragraph("The key of the bicycle shed hangs behind the porter's desk and is returned there by six in the evening."))
  await dropFile(page, { name: "bicycle shed rules.docx", mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", bytes })
  await page.getByLabel("Uploads").getByRole("link", { name: /bicycle shed rules/i }).click()
  await expect(page.locator("main header").getByText("Ready", { exact: true })).toBeVisible()
  await page.getByRole("tab", { name: "Ask" }).click()
  await page.getByLabel("Your question").fill("Where does the key of the bicycle shed hang?")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("region", { name: "Answer", exact: true })).toContainText("behind the porter's desk")
  await expect(page).toHaveURL(/\/documents\//)
})

test("the same file twice is said to be here already", async ({ signInAs }) => {
  const page = await signInAs("member")
  const file = { name: "ladder rules.md", ...markdown, bytes: bytesOf("# Ladder rules\n\nWhoever climbs the long ladder asks a second person to hold it.\n") }
  const line = await upload(page, file)
  await line.getByRole("link").click()
  await expect(page).toHaveURL(/\/documents\/[0-9a-f-]{36}$/)
  const first = new URL(page.url()).pathname
  const again = await upload(page, { ...file, name: "ladder rules (copy).md" })
  await expect(again).toContainText(/Already here.* the very same file/)
  await expect(again.getByRole("link")).toHaveAttribute("href", first)
})

test("pasted text is found by search, and a hit leads to its passage", async ({ signInAs }) => {
  const page = await signInAs("member")
  await page.goto("/documents")
  await page.getByRole("button", { name: "Paste text" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Title").fill("Kettle care")
  await dialog.getByLabel("Text").fill("The copper kettle is descaled with vinegar on the first Monday of each month.")
  await dialog.getByRole("button", { name: "Save" }).click()
  await expect(page.getByRole("heading", { name: "Kettle care", level: 1 })).toBeVisible()
  await expect(page.locator("main header").getByText("Ready", { exact: true })).toBeVisible()
  await page.goto("/search")
  await page.getByRole("main").getByRole("searchbox").fill("descaling the copper kettle")
  await page.keyboard.press("Enter")
  const hit = page.getByRole("region", { name: "Results" }).getByRole("listitem").filter({ hasText: "Kettle care" })
  await hit.getByRole("link").first().click()
  await expect(page.locator("mark[data-passage]").first()).toBeInViewport()
})

test("a new version takes over, and answers that rested on the old words say so", async ({ signInAs }) => {
  const page = await signInAs("member")
  const documentId = await uploadByApi(page, { name: "canteen rules.md", ...markdown, bytes: canteenRules("noon") })
  await untilRested(page, documentId)
  const changed = await sendByApi(page, { promptKey: "rag_answer", payload: { question: "When does the canteen of the harbour office serve warm lunch?" }, documentIds: [documentId] })
  expect((await untilAnswered(page, changed)).text).toContain("from noon")
  await page.goto(`/documents/${documentId}?tab=versions`)
  await page.getByLabel("Choose the new version").setInputFiles({ name: "canteen rules 2.md", ...markdown, buffer: Buffer.from(canteenRules("eleven")) })
  await expect(page.getByRole("tabpanel").getByRole("listitem").filter({ hasText: "Version 2" })).toContainText("Answers rest on it")
  await expect(page.getByRole("region", { name: "Text" })).toContainText("from eleven")
  await page.goto(`/requests/${changed}`)
  await expect(page.getByText("A document this rests on has changed since")).toBeVisible()
  await page.getByRole("button", { name: "Ask again", exact: true }).click()
  await expect(page.getByRole("region", { name: "Answer", exact: true })).toContainText("from eleven")
  await expect(page.getByText("as a repeat of")).toBeVisible()
})

test("a deleted document is gone from the list and from answers", async ({ signInAs }) => {
  const page = await signInAs("member")
  const documentId = await pasteByApi(page, { title: "Wine cellar", text: "The wine cellar of the abbey is opened by the cellarer alone." })
  await untilRested(page, documentId)
  await page.goto(`/documents/${documentId}`)
  await page.getByRole("button", { name: /^Delete/ }).click()
  await page.getByRole("dialog").getByRole("button", { name: /^Delete/ }).click()
  await expect(page).toHaveURL(/\/documents$/)
  await expect(page.getByRole("table").getByText("Wine cellar")).toHaveCount(0)
  const asked = await sendByApi(page, { promptKey: "rag_answer", payload: { question: "Who opens the wine cellar of the abbey?" } })
  expect((await untilAnswered(page, asked)).text).not.toContain("cellarer")
})
