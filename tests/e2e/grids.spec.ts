import { readFileSync } from "node:fs"
import type { GridView } from "@/lib/services/grids/grids.dto"
import { call, untilRested, uploadByApi } from "./support/api"
import { contractPdf } from "./support/contract"
import { expect, test } from "./support/test"

const name = "Sandpiper and Dunlin Supply Agreement"

test("questions put to a contract fill a grid, cell by cell, with quotes to check", async ({ signInAs }) => {
  const page = await signInAs("member")
  const documentId = await uploadByApi(page, { name: `${name}.pdf`, mimeType: "application/pdf", bytes: contractPdf(name) })
  const { title } = await untilRested(page, documentId)
  await page.goto("/grids", { waitUntil: "networkidle" })
  await page.getByRole("button", { name: "New grid", exact: true }).click()
  const dialog = page.getByRole("dialog", { name: "New grid", exact: true })
  await dialog.getByLabel("Title", { exact: true }).fill("Wading birds")
  await dialog.getByLabel("Find a document", { exact: true }).fill(title)
  await dialog.getByRole("checkbox", { name: title, exact: true }).first().check()
  await dialog.getByLabel("Governing law", { exact: true }).check()
  await dialog.getByLabel("Notice against renewal", { exact: true }).check()
  await expect(dialog.getByText("1 × 2 = 2 cells", { exact: true })).toBeVisible()
  await dialog.getByRole("button", { name: "Create grid", exact: true }).click()
  await expect(page).toHaveURL(/\/grids\/[0-9a-f-]{36}$/)
  await expect(page.getByRole("heading", { name: "Wading birds", level: 1 })).toBeVisible()

  const table = page.getByRole("grid")
  const law = table.getByRole("button", { name: /^Governing law, .*: Austria/ })
  await expect(law).toBeVisible({ timeout: 60_000 })
  await expect(table.getByRole("button", { name: /^Notice against renewal, .*: 90 days/ })).toBeVisible({ timeout: 60_000 })
  await law.focus()
  await page.keyboard.press("ArrowRight")
  await expect(table.getByRole("button", { name: /^Notice against renewal, / })).toBeFocused()

  await law.click()
  const panel = page.getByRole("dialog", { name: "Governing law", exact: true })
  await expect(panel.getByRole("blockquote")).toContainText("laws of Austria")
  await panel.getByRole("button", { name: "Correct", exact: true }).click()
  await panel.getByLabel("Right answer", { exact: true }).fill("Republic of Austria")
  await panel.getByRole("button", { name: "Save", exact: true }).click()
  await expect(panel.getByText(/^Corrected by /)).toBeVisible()
  await panel.getByRole("link", { name: /^Show on page / }).click()
  await expect(page).toHaveURL(/\/documents\/[0-9a-f-]{36}\?.*start=/)
})

test("a grid is exported, and deleted by its owner alone", async ({ signInAs }) => {
  const member = await signInAs("member")
  const text = "This Agreement is made on 3 March 2025 by and between Plover Works Ltd and Curlew GmbH. This Agreement shall be governed by the laws of Norway."
  const { id: documentId } = await call<{ id: string }>(member, "/api/documents", { method: "POST", body: { title: "=Plover agreement", text } })
  await untilRested(member, documentId)
  const body = { title: "To be exported", documentIds: [documentId], columns: [{ title: "Law", question: "Which law governs the agreement?", type: "text", clauseType: "Governing Law" }] }
  const { id } = await call<{ id: string }>(member, "/api/grids", { method: "POST", body })
  await expect(async () => expect((await call<GridView>(member, `/api/grids/${id}`)).progress.open).toBe(0)).toPass({ timeout: 60_000 })
  await member.goto(`/grids/${id}`, { waitUntil: "networkidle" })
  await member.getByRole("button", { name: "Export", exact: true }).click()
  const started = member.waitForEvent("download")
  await member.getByRole("link", { name: /^CSV/ }).click()
  const file = await started
  expect(file.suggestedFilename()).toBe("To be exported.csv")
  expect(readFileSync(await file.path(), "utf8")).toContain("'=Plover agreement,Norway")

  const manager = await signInAs("manager")
  await manager.goto(`/grids/${id}`)
  await expect(manager.getByRole("heading", { name: "To be exported", level: 1 })).toBeVisible()
  await expect(manager.getByRole("button", { name: "Delete this grid", exact: true })).toHaveCount(0)
  await member.getByRole("button", { name: "Delete this grid", exact: true }).click()
  await member.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click()
  await expect(member).toHaveURL(/\/grids$/)
  expect((await manager.request.get(`/api/grids/${id}`)).status()).toBe(404)
})
