import { test as base, expect, type Browser, type BrowserContext, type Page } from "@playwright/test"
import type { Role } from "@/drizzle/schema/constants"
import { demoAccounts, demoPassword } from "@/lib/services/identity/demo"

type Fixtures = {
  /** A page of a signed-in person, in a browser context of their own. */
  signInAs: (role: Role) => Promise<Page>
  /** What the consoles of all those pages complained about. */
  complaints: string[]
}

/** Cookies by role: one sign-in each, as often as a page is needed. */
export type Sessions = Map<Role, Awaited<ReturnType<BrowserContext["storageState"]>>>

/** A refused call is written to the console by the browser itself; whether it was expected is for each test to say. */
const refusedCall = /^Failed to load resource/

export const test = base.extend<Fixtures, { sessions: Sessions }>({
  sessions: [async ({ browserName: _ }, use) => use(new Map()), { scope: "worker" }],
  complaints: async ({ browserName: _ }, use) => {
    const complaints: string[] = []
    await use(complaints)
    expect(complaints.filter((line) => !refusedCall.test(line))).toEqual([])
  },
  signInAs: async ({ browser, sessions, complaints }, use) => {
    const opened: BrowserContext[] = []
    await use(async (role) => {
      const page = await openAs(browser, { role, sessions })
      opened.push(page.context())
      page.on("console", (message) => message.type() === "error" && complaints.push(`${message.text()} (${page.url()})`))
      page.on("pageerror", (error) => complaints.push(`${error.stack ?? error.message} (${page.url()})`))
      return page
    })
    for (const context of opened) await context.close()
  },
})

export { expect }

export function emailOf(role: Role): string {
  return demoAccounts.find((account) => account.role === role)?.email ?? ""
}

export async function openAs(browser: Browser, { role, sessions }: { role: Role; sessions: Sessions }): Promise<Page> {
  const session = sessions.get(role)
  const context = await browser.newContext({ reducedMotion: "reduce", ...(session ? { storageState: session } : {}) })
  const page = await context.newPage()
  if (session) return page
  await signIn(page, role)
  sessions.set(role, await context.storageState())
  return page
}

/** Through the form, as a person does. */
export async function signIn(page: Page, role: Role): Promise<void> {
  await page.goto("/sign-in")
  await page.getByLabel("E-mail").fill(emailOf(role))
  await page.getByLabel("Password").fill(demoPassword)
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await expect(page).toHaveURL(/\/ask$/)
}
