import { AxeBuilder } from "@axe-core/playwright"
import { expect, type Page } from "@playwright/test"

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
const desktop = { width: 1280, height: 800 }
const phone = { width: 375, height: 740 }

/** WCAG 2.2 AA and axe's own good practice, on the page as it stands now. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
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
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme)
      await expectAccessible(page, `${name}, ${colorScheme}`)
    }
    await expectNoSidewaysScroll(page)
  }
  await page.setViewportSize(desktop)
  await page.emulateMedia({ colorScheme: "light" })
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const width = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, screen: document.documentElement.clientWidth }))
  expect.soft(width.content, `${page.url()} is wider than its screen`).toBeLessThanOrEqual(width.screen)
}
