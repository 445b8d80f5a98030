import { test as base, expect, type BrowserContext, type Page } from "@playwright/test"
import { demoAccounts, demoPassword } from "@/lib/services/identity/demo"
import type { Role } from "@/drizzle/schema/constants"

export type SignInOptions = { isPhone?: boolean }

type Fixtures = {
  /** A page of a signed-in person, in a browser context of their own. */
  signInAs: (role: Role, options?: SignInOptions) => Promise<Page>
  /** What the consoles of all those pages complained about. */
  complaints: string[]
}

type Session = Awaited<ReturnType<BrowserContext["storageState"]>>
type WorkerFixtures = { sessions: Map<Role, Session> }

const phone = { width: 375, height: 740 }

/** A refused call is written to the console by the browser itself; whether it was expected is for each test to say. */
const refusedCall = /^Failed to load resource/

export const test = base.extend<Fixtures, WorkerFixtures>({
  sessions: [async ({}, use) => use(new Map()), { scope: "worker" }],
  complaints: async ({}, use) => {
    const complaints: string[] = []
    await use(complaints)
    expect(complaints.filter((line) => !refusedCall.test(line))).toEqual([])
  },
  signInAs: async ({ browser, sessions, complaints }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (role, { isPhone = false } = {}) => {
      const session = sessions.get(role)
      const context = await browser.newContext({ reducedMotion: "reduce", ...(session ? { storageState: session } : {}), ...(isPhone ? { viewport: phone, hasTouch: true } : {}) })
      contexts.push(context)
      const page = await context.newPage()
      watchConsole(page, complaints)
      if (!session) {
        await signIn(page, role)
        sessions.set(role, await context.storageState())
      }
      return page
    })
    for (const context of contexts) await context.close()
  },
})

export { expect }

export function emailOf(role: Role): string {
  return demoAccounts.find((account) => account.role === role)?.email ?? ""
}

/** Through the form, as a person does. */
export async function signIn(page: Page, role: Role): Promise<void> {
  await page.goto("/sign-in")
  await page.getByLabel("E-mail").fill(emailOf(role))
  await page.getByLabel("Password").fill(demoPassword)
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await expect(page).toHaveURL(/\/ask$/)
}

function watchConsole(page: Page, complaints: string[]): void {
  page.on("console", (message) => message.type() === "error" && complaints.push(`${message.text()} (${page.url()})`))
  page.on("pageerror", (error) => complaints.push(`${error.message} (${page.url()})`))
}
