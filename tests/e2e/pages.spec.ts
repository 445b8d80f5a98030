import type { Page } from "@playwright/test"
import type { Role } from "@/drizzle/schema/constants"
import { expectAccessible, expectAccessibleEverywhere } from "./support/accessibility"
import { expectNoDeadLinks } from "./support/links"
import { makePlaces, type Places } from "./support/places"
import { expect, test as base } from "./support/test"

type Seen = Map<string, number>

const test = base.extend<object, { places: Places; seen: Map<Role, Seen> }>({
  places: [async ({ browser, sessions }, use) => use(await makePlaces(browser, sessions)), { scope: "worker", timeout: 180_000 }],
  seen: [async ({ browserName: _ }, use) => use(new Map()), { scope: "worker" }],
})

type PageCase = {
  name: string
  path: (places: Places) => string
  /** Words that only stand there when the page shows what it is for. */
  shows: string | RegExp
  /** Brings the page into the state that is meant, such as another tab. */
  prepare?: (page: Page) => Promise<void>
}

async function openWarmingBudget(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Add a budget" }).click()
  await page.getByLabel("For", { exact: true }).selectOption("purpose")
}

const tab = (name: string | RegExp) => (page: Page) => page.getByRole("tab", { name }).click()

const pages: Record<Role, PageCase[]> = {
  member: [
    { name: "Ask", path: () => "/ask", shows: "What do you want to know?" },
    { name: "a conversation", path: ({ conversation }) => `/ask/${conversation}`, shows: /laws of Austria/ },
    { name: "Run", path: () => "/run", shows: "Every prompt of this workspace" },
    { name: "a prompt that takes a document", path: () => "/run/contract_analysis", shows: "A reviewer signs every result of this prompt" },
    { name: "a prompt with choices", path: () => "/run/clause_extract", shows: "Run fresh" },
    { name: "a filled form", path: () => "/run/code_review", shows: "Run fresh", prepare: (page) => page.getByRole("button", { name: "Try an example" }).click() },
    { name: "a form with errors", path: () => "/run/ticket_classify", shows: /is needed/, prepare: (page) => page.getByRole("button", { name: "Run", exact: true }).click() },
    { name: "Documents", path: () => "/documents", shows: "Heron and Teal Supply Agreement" },
    { name: "a paste dialog", path: () => "/documents", shows: "Paste text as a document", prepare: (page) => page.getByRole("button", { name: "Paste text" }).click() },
    { name: "a link dialog", path: () => "/documents", shows: "Link to the file", prepare: (page) => page.getByRole("button", { name: "From a link" }).click() },
    { name: "a document with a signed analysis", path: ({ signedDocument }) => `/documents/${signedDocument}`, shows: "Signed by Remy Reviewer" },
    { name: "its clauses", path: ({ signedDocument }) => `/documents/${signedDocument}`, shows: "Governing Law", prepare: tab(/^Clauses/) },
    { name: "its text", path: ({ signedDocument }) => `/documents/${signedDocument}?start=400&end=520&page=1`, shows: /Fennmore Clinics GmbH/ },
    { name: "its questions", path: ({ signedDocument }) => `/documents/${signedDocument}?tab=ask`, shows: "Your earlier questions about it" },
    { name: "its versions", path: ({ signedDocument }) => `/documents/${signedDocument}?tab=versions`, shows: "Answers rest on it" },
    { name: "its details", path: ({ signedDocument }) => `/documents/${signedDocument}?tab=details`, shows: "SHA-256" },
    { name: "a document that awaits review", path: ({ heldDocument }) => `/documents/${heldDocument}`, shows: /a reviewer has to sign/i },
    { name: "a document that could not be read", path: ({ brokenDocument }) => `/documents/${brokenDocument}`, shows: "This could not be read" },
    { name: "Search", path: () => "/search", shows: "Search for words or for a thought" },
    { name: "search results", path: () => "/search?q=governing+law", shows: /passages?$/ },
    { name: "a search without a hit", path: () => "/search?q=zyzzyva+quokka", shows: "Nothing fits" },
    { name: "Clauses", path: () => "/clauses", shows: "Governing Law" },
    { name: "clauses of a type", path: () => "/clauses?type=Governing+Law", shows: /laws of Austria/ },
    { name: "Compare", path: () => "/compare", shows: "Choose two sides" },
    { name: "a comparison", path: ({ signedDocument }) => `/compare?left=${signedDocument}&right=${signedDocument}`, shows: "Same wording" },
    { name: "Grids", path: () => "/grids", shows: "New grid" },
    { name: "a new grid", path: () => "/grids", shows: "Create grid", prepare: (page) => page.getByRole("button", { name: "New grid", exact: true }).click() },
    { name: "Requests", path: () => "/requests", shows: "Ask your documents" },
    { name: "filtered requests", path: () => "/requests?status=rejected", shows: "Summarise a medical record" },
    { name: "an answered request", path: ({ answer }) => `/requests/${answer}`, shows: /laws of Austria/ },
    { name: "a structured result", path: ({ structured }) => `/requests/${structured}`, shows: "Result" },
    { name: "a held request", path: ({ held }) => `/requests/${held}`, shows: "A reviewer has to sign this before anyone receives it." },
    { name: "a rejected request", path: ({ rejected }) => `/requests/${rejected}`, shows: /The dose is not in the record\./ },
    { name: "Settings", path: () => "/settings", shows: "Your API keys" },
    { name: "Notifications", path: () => "/notifications", shows: "What changed under your documents and answers, and under those you watch." },
    { name: "a page that does not exist", path: () => "/nowhere", shows: "There is no such page, or you may not see it" },
  ],
  reviewer: [
    { name: "Review", path: () => "/review", shows: /Plover and Rook/ },
    { name: "its keys", path: () => "/review", shows: "Keys on this page", prepare: (page) => page.keyboard.press("?") },
    { name: "an item", path: ({ openReview }) => `/review/${openReview}`, shows: /^Clauses it rests on/ },
    { name: "an item being edited", path: ({ openReview }) => `/review/${openReview}`, shows: "Correct the output", prepare: (page) => page.getByRole("button", { name: "Edit" }).click() },
    { name: "an item being rejected", path: ({ openReview }) => `/review/${openReview}`, shows: "Reject this output", prepare: (page) => page.getByRole("button", { name: "Reject" }).click() },
    { name: "what was decided", path: () => "/review?status=decided", shows: "Rejected" },
    { name: "a decided item", path: ({ decidedReview }) => `/review/${decidedReview}`, shows: /^Rejected by Remy Reviewer/ },
    { name: "a held document", path: ({ heldDocument }) => `/documents/${heldDocument}`, shows: "Review it" },
  ],
  manager: [
    { name: "Insights", path: () => "/insights", shows: "By prompt" },
    { name: "a range without a call", path: () => "/insights?from=2020-01-01&to=2020-01-31", shows: "No calls in these days." },
    { name: "a period to be priced again", path: () => "/insights", shows: /^New figures are kept beside the old ones/, prepare: (page) => page.getByRole("button", { name: "Price again" }).click() },
    { name: "Reliability", path: () => "/insights/reliability", shows: "How requests were answered" },
    { name: "Search index", path: () => "/insights/search-index", shows: "Known passages found" },
    { name: "a time before all calls", path: () => "/insights/reliability?from=2020-01-01&to=2020-01-03", shows: /^Nothing was measured in these days/ },
    { name: "requests by the way they were answered", path: () => "/requests?reuse=exact&route=fallback&provider=openai&errorCode=timeout", shows: "Error: Not in time" },
    { name: "everybody's requests", path: () => "/requests", shows: "Mia Member" },
    { name: "a request of somebody else", path: ({ answer }) => `/requests/${answer}`, shows: /for its author only/ },
  ],
  admin: [
    { name: "Insights", path: () => "/insights", shows: "Change budgets" },
    { name: "people", path: () => "/admin", shows: "Mia Member" },
    { name: "API keys", path: () => "/admin/keys", shows: /keys/i },
    { name: "budgets", path: () => "/admin/budgets", shows: "Add a budget" },
    { name: "switches", path: () => "/admin/switches", shows: "The AI is on" },
    { name: "providers", path: () => "/admin/providers", shows: "No provider is connected" },
    { name: "a budget for warming", path: () => "/admin/budgets", shows: "Renewed", prepare: openWarmingBudget },
    { name: "imports", path: () => "/admin/imports", shows: "Hosts that documents may come from" },
    { name: "allowing a host", path: () => "/admin/imports", shows: "It stands in our own network", prepare: (page) => page.getByRole("button", { name: "Allow a host" }).click() },
    { name: "connectors", path: () => "/admin/connectors", shows: "New connector" },
    { name: "a new connector", path: () => "/admin/connectors/new", shows: "Test connection" },
    { name: "audit log", path: () => "/admin/audit", shows: "request.accepted" },
    { name: "system", path: () => "/admin/system", shows: /offline/i },
    { name: "a review of somebody else", path: ({ openReview }) => `/review/${openReview}`, shows: /^Clauses it rests on/ },
  ],
}

test("sign-in: accessible in every look", async ({ page }) => {
  await page.goto("/sign-in", { waitUntil: "networkidle" })
  await expectAccessibleEverywhere(page)
})

for (const [role, cases] of Object.entries(pages) as [Role, PageCase[]][])
  for (const { name, path, shows, prepare } of cases)
    test(`${role}, ${name}: accessible in every look, no complaint, no dead link`, async ({ signInAs, places, seen, complaints }) => {
      const page = await signInAs(role)
      await page.goto(path(places), { waitUntil: "networkidle" })
      await prepare?.(page)
      await expect(page.locator("main, dialog[open]").getByText(shows).filter({ visible: true }).first()).toBeVisible()
      await expectAccessibleEverywhere(page)
      const already = seen.get(role) ?? new Map<string, number>()
      seen.set(role, already)
      await expectNoDeadLinks(page, already)
      if (path(places) === "/nowhere") complaints.splice(0)
      expect(complaints).toEqual([])
    })

test("the menu, the palette and the account are accessible too", async ({ signInAs }) => {
  const page = await signInAs("admin")
  await page.goto("/ask", { waitUntil: "networkidle" })
  await page.keyboard.press("Control+k")
  await expect(page.getByRole("dialog").getByRole("option", { name: "Insights" })).toBeVisible()
  await expectAccessible(page, "palette")
  await page.getByPlaceholder("Page, document or conversation").fill("Heron")
  await page.getByRole("option", { name: /^Heron and Teal/ }).click()
  await expect(page).toHaveURL(/\/documents\//)
  await page.getByRole("button", { name: /Ada Admin/ }).click()
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible()
  await expectAccessible(page, "account")
  await page.getByRole("radio", { name: "Dark" }).check({ force: true })
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark")
  await page.setViewportSize({ width: 375, height: 740 })
  await page.reload({ waitUntil: "networkidle" })
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark")
  await page.getByRole("button", { name: "Open the menu" }).click()
  await expect(page.getByRole("dialog").getByRole("link", { name: "Admin" })).toBeVisible()
  await expectAccessible(page, "menu on a phone")
  await page.getByRole("dialog").getByRole("link", { name: "Admin" }).click()
  await expect(page.getByRole("heading", { name: "People" }).first()).toBeVisible()
})
