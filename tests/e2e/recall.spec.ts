import type { DocumentView } from "@/lib/services/documents/documents.dto"
import type { AcceptedRequest, RequestView } from "@/lib/services/requests/requests.dto"
import { call, pasteByApi, sendByApi, untilAnswered, untilRested } from "./support/api"
import { expect, test } from "./support/test"

const question = "What notice ends the lease of the blue barn?"
const barn = (notice: string) => `# Lease of the blue barn\n\nThe tenant may end the lease of the blue barn with a notice of ${notice}, given in writing to the landlord.\n\nThe gate of the yard stays locked at night, and the key hangs in the office.\n`

test("an answer is rebuilt from its record, and a repeat stands beside what it repeats", async ({ signInAs }) => {
  const page = await signInAs("member")
  const documentId = await pasteByApi(page, { title: "Lease of the blue barn", text: barn("ninety days") })
  await untilRested(page, documentId)
  const earlier = await sendByApi(page, { promptKey: "rag_answer", payload: { question }, documentIds: [documentId], fresh: true })
  expect((await untilAnswered(page, earlier)).text).toContain("ninety days")
  await page.goto(`/requests/${earlier}`)
  await page.getByRole("button", { name: "Replay", exact: true }).click()
  await expect(page.getByText("Rebuilt from its record: same prompt, same answer.", { exact: true })).toBeVisible()

  await page.request.post(`/api/documents/${documentId}/versions`, { multipart: { file: { name: "barn.md", mimeType: "text/markdown", buffer: Buffer.from(barn("thirty days")) } } })
  await expect(async () => {
    const again = await call<AcceptedRequest>(page, `/api/requests/${earlier}/rerun`, { method: "POST", body: {} })
    expect((await untilAnswered(page, again.id)).text).toContain("thirty days")
    await page.goto(`/requests/${again.id}`)
  }).toPass()
  const comparison = page.getByRole("region", { name: "Compared with the earlier answer", exact: true })
  await expect(comparison.getByText("The evidence changed", { exact: true })).toBeVisible()
  await expect(comparison.getByText("“Lease of the blue barn”: version 1 then, version 2 now.", { exact: true })).toBeVisible()
  await expect(comparison.locator("del").filter({ hasText: "ninety" })).toBeVisible()
  await expect(comparison.locator("ins").filter({ hasText: "thirty" })).toBeVisible()
})

test("what rests on a wrong version is taken back, its author is told, it is asked again and followed to the end", async ({ signInAs }) => {
  const author = await signInAs("member")
  const title = "Lease of the red mill"
  const mill = (rent: string) => `# ${title}\n\nThe rent of the red mill is ${rent} dollars a month, due on the first day of each month.\n\nThe wheel of the mill is greased twice a year by the tenant.\n`
  const documentId = await pasteByApi(author, { title, text: mill("nine hundred") })
  await untilRested(author, documentId)
  const asked = { promptKey: "rag_answer", payload: { question: "What is the rent of the red mill?" }, documentIds: [documentId], fresh: true }
  const id = await sendByApi(author, asked)
  expect((await untilAnswered(author, id)).text).toContain("nine hundred")

  const reviewer = await signInAs("reviewer")
  await reviewer.goto(`/recalls/new?documentId=${documentId}`)
  await reviewer.getByLabel("Version", { exact: true }).selectOption({ label: "Version 1, in use" })
  await reviewer.getByRole("button", { name: "See what rests on it", exact: true }).click()
  await expect(reviewer.getByText("1 answer is withdrawn", { exact: true })).toBeVisible()
  await reviewer.getByLabel("Reason").fill("The rent was read from another mill.")
  await reviewer.getByRole("button", { name: "Recall it", exact: true }).click()
  await expect(reviewer).toHaveURL(/\/recalls\/[0-9a-f-]{36}$/)
  await expect(reviewer.getByRole("heading", { name: `${title}, version 1`, level: 1 })).toBeVisible()
  const item = reviewer.getByRole("listitem").filter({ hasText: "What is the rent of the red mill?" }).filter({ hasNotText: "Kept for" })
  await expect(item.getByText("Withdrawn", { exact: true })).toBeVisible()

  await author.goto(`/requests/${id}`)
  await expect(author.getByText("Withdrawn by a recall", { exact: true })).toBeVisible()
  await expect(author.getByText("The reason: The rent was read from another mill.")).toBeVisible()
  expect(await author.content()).not.toContain("nine hundred dollars")
  expect(await call<RequestView>(author, `/api/requests/${id}`)).toMatchObject({ text: null, citations: [], sources: [] })

  await author.request.post(`/api/documents/${documentId}/versions`, { multipart: { file: { name: "mill.md", mimeType: "text/markdown", buffer: Buffer.from(mill("seven hundred")) } } })
  await expect(async () => expect((await call<DocumentView>(author, `/api/documents/${documentId}`)).state).toBe("ready")).toPass()
  await reviewer.reload()
  await item.getByRole("button", { name: "Ask again", exact: true }).click()
  await expect(item.getByText("Asked again", { exact: true }).first()).toBeVisible()
  const again = await item.getByRole("link", { name: "Asked again", exact: true }).getAttribute("href")
  const answered = await untilAnswered(author, again?.split("/").at(-1) ?? "")
  expect(answered.text).toContain("seven hundred")
  await reviewer.getByRole("button", { name: "Settle all", exact: true }).click()
  await reviewer.getByLabel("How was it settled?").fill("Asked again and read by us.")
  await reviewer.getByRole("dialog").getByRole("button", { name: "Settle", exact: true }).click()
  await expect(reviewer.getByText("Closed", { exact: true }).first()).toBeVisible()
})
