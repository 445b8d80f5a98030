import type { IndexHealth } from "@/lib/services/indexing/health/health.dto"
import { call, pasteByApi, untilRested } from "./support/api"
import { expect, test } from "./support/test"

test("the index tells how it stands, and is checked on a press", async ({ signInAs }) => {
  const member = await signInAs("member")
  const id = await pasteByApi(member, { title: "Rules of the canteen", text: `# Rules of the canteen\n\n${"Lunch is served between noon and two, and trays go back to the rack beside the northern door. ".repeat(8)}\n` })
  await untilRested(member, id)
  const page = await signInAs("manager")
  await page.goto("/insights")
  await page.getByRole("navigation", { name: "Insights" }).getByRole("link", { name: "Index", exact: true }).click()
  await expect(page).toHaveURL(/\/insights\/search-index/)
  await page.getByRole("button", { name: "Check now", exact: true }).click()
  await expect(page.getByText("Checking. You may leave this page.", { exact: true })).toBeVisible()
  await expect(page.getByText("The check is done.", { exact: true })).toBeAttached({ timeout: 30_000 })
  await expect(page.getByText("Documents in use without a single passage: none", { exact: true })).toBeVisible()
  const health = await call<IndexHealth>(page, "/api/insights/index")
  expect(health.lastCheck?.findings.map(({ code }) => code)).toContain("without_vector")
  expect(health.recall[0]?.cases).toBeGreaterThan(0)
  await page.reload()
  await expect(page.getByRole("heading", { name: "Known passages found", exact: true })).toBeVisible()
  await page.getByText("The same as a table", { exact: true }).click()
  await expect(page.getByRole("table", { name: "Known passages found, by check" }).getByRole("row")).not.toHaveCount(1)
})
