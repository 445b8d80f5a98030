import { expect, type Page } from "@playwright/test"

const ids = /[0-9a-f]{8}-[0-9a-f-]{27}/g
const days = /\d{4}-\d{2}-\d{2}/g
const mostOfAKind = 2

/** Opens every kind of internal link on a page; `seen` counts the kinds already tried, so that long lists cost no more than short ones. */
export async function expectNoDeadLinks(page: Page, seen: Map<string, number>): Promise<void> {
  const links = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].filter((link) => link.origin === location.origin).map((link) => link.pathname + link.search),
  )
  for (const link of new Set(links)) {
    const kind = link.replaceAll(ids, "id").replaceAll(days, "day")
    const tried = seen.get(kind) ?? 0
    if (tried >= mostOfAKind) continue
    seen.set(kind, tried + 1)
    const response = await page.request.get(link)
    expect.soft(response.status(), `${link} on ${page.url()}`).toBe(200)
    expect.soft(await response.text(), `${link} on ${page.url()}`).not.toContain("NEXT_HTTP_ERROR_FALLBACK;404")
  }
}
