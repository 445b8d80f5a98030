import { AxeBuilder } from "@axe-core/playwright"
import { expect, type Page } from "@playwright/test"

const allRules = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } as const
/** A theme changes colours and nothing else. */
const colourRules = { type: "rule", values: ["color-contrast", "link-in-text-block"] } as const
const desktop = { width: 1280, height: 800 }
const phone = { width: 375, height: 740 }

/** WCAG 2.2 AA and axe's own good practice, on the page as it stands now. */
export async function expectAccessible(page: Page, what: string, runOnly: typeof allRules | typeof colourRules = allRules): Promise<void> {
  const axe = new AxeBuilder({ page }).options({ runOnly: { type: runOnly.type, values: [...runOnly.values] }, resultTypes: ["violations"], preload: false })
  const { violations } = await axe.setLegacyMode().analyze()
  const lines = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}\n    ${node.failureSummary?.replaceAll("\n", " ")}`))
  expect.soft(lines, `${what}: ${page.url()}`).toEqual([])
}

/** In both themes, on a wide screen and on a phone, where nothing may run off to the side. */
export async function expectAccessibleEverywhere(page: Page): Promise<void> {
  for (const [size, name] of [
    [desktop, "desktop"],
    [phone, "phone"],
  ] as const) {
    await page.setViewportSize(size)
    await expectAccessible(page, `${name}, light`)
    await page.emulateMedia({ colorScheme: "dark" })
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark")
    await expectAccessible(page, `${name}, dark`, colourRules)
    await expectNoSidewaysScroll(page)
    await page.emulateMedia({ colorScheme: "light" })
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light")
  }
  await page.setViewportSize(desktop)
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const width = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, screen: document.documentElement.clientWidth }))
  expect.soft(width.content, `${page.url()} is wider than its screen`).toBeLessThanOrEqual(width.screen)
}
