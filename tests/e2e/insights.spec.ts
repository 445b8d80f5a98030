import type { CachingReport } from "@/lib/services/insights/caching/caching.dto"
import type { ReliabilityReport } from "@/lib/services/insights/reliability/reliability.dto"
import type { RepricingView } from "@/lib/services/insights/repricing/repricing.dto"
import { call, sendByApi, untilAnswered } from "./support/api"
import { expect, test } from "./support/test"

const ticket = { promptKey: "ticket_classify", payload: { text: "I was charged twice for the same month." } }

test("reliability shows the workspace's numbers, and each opens what is behind it", async ({ signInAs }) => {
  const member = await signInAs("member")
  const id = await sendByApi(member, ticket)
  await untilAnswered(member, id)
  const page = await signInAs("manager")
  await page.goto("/insights")
  await page.getByRole("navigation", { name: "Insights" }).getByRole("link", { name: "Reliability" }).click()
  await expect(page).toHaveURL(/\/insights\/reliability/)
  const report = await call<ReliabilityReport>(page, "/api/insights/reliability")
  expect(report.ways.requests).toBeGreaterThan(0)
  const offline = report.models.find((model) => model.provider === "offline" && model.hasRequests)
  expect(offline?.successShare).toBe(1)
  await expect(page.getByRole("heading", { name: "How requests were answered" })).toBeVisible()
  await expect(page.getByText("No provider is connected: the offline model answers")).toBeVisible()
  await page.getByRole("region", { name: "By model" }).getByRole("link", { name: /calls: requests of the offline model$/ }).first().click()
  await expect(page).toHaveURL(/\/requests\?.*provider=offline/)
  await expect(page.getByRole("link", { name: "Provider Offline. Take this filter off" })).toBeVisible()
  await expect(page.getByRole("region", { name: "Requests" }).getByRole("row")).not.toHaveCount(1)
})

test("a filter by the way of answering can be taken off again", async ({ signInAs }) => {
  const page = await signInAs("manager")
  await page.goto("/requests?reuse=semantic")
  await page.getByRole("link", { name: "A question that means the same. Take this filter off" }).click()
  await expect(page).toHaveURL(/\/requests$/)
})

test("a period is priced again, and the ledger keeps its figures", async ({ signInAs }) => {
  const member = await signInAs("member")
  await untilAnswered(member, await sendByApi(member, { ...ticket, payload: { text: "Please cancel my plan at the end of the year." } }))
  const page = await signInAs("manager")
  await page.goto("/insights", { waitUntil: "networkidle" })
  const before = await call<{ total: { costNanoUsd: string; calls: number } }>(page, "/api/insights/cost")
  await page.getByRole("button", { name: "Price again" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Price again" }).click()
  await expect(page.getByText("In the ledger").first()).toBeVisible({ timeout: 30_000 })
  const { items } = await call<{ items: RepricingView[] }>(page, "/api/insights/repricings")
  expect(items[0]).toMatchObject({ isFinished: true, unpriced: 0, oldNanoUsd: before.total.costNanoUsd, newNanoUsd: before.total.costNanoUsd })
  expect(items[0]?.calls).toBeGreaterThan(0)
  expect((await call<typeof before>(page, "/api/insights/cost")).total.costNanoUsd).toBe(before.total.costNanoUsd)
})

test("the cost page tells what was not paid for twice", async ({ signInAs }) => {
  const page = await signInAs("manager")
  await page.goto("/insights")
  const report = await call<CachingReport>(page, "/api/insights/caching")
  expect(report.prompts).toEqual([])
  await expect(page.getByText("No calls to models that keep input in these days.")).toBeVisible()
  await expect(page.getByRole("link", { name: `${report.reuse.exact.requests} requests: The same question again` })).toBeVisible()
})

test("a request tells who was asked and how it ended", async ({ signInAs }) => {
  const member = await signInAs("member")
  const id = await sendByApi(member, { ...ticket, payload: { text: "The export has been failing since Monday." }, fresh: true })
  await untilAnswered(member, id)
  await member.goto(`/requests/${id}`)
  await expect(member.getByRole("region", { name: "How it was answered" }).getByText(/^Asked the offline model: answered in/)).toBeVisible()
})

test("what is sent to a provider is an admin's to order", async ({ signInAs }) => {
  const manager = await signInAs("manager")
  const refused = await manager.request.put("/api/breakers", { data: { provider: "openai", model: "gpt-5.4", forced: "open", reason: "Trying." } })
  expect(refused.status()).toBe(403)
  const admin = await signInAs("admin")
  await admin.goto("/admin/providers")
  await expect(admin.getByText("No provider is connected")).toBeVisible()
})
