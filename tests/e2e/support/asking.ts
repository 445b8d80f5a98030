import { expect, type Locator, type Page } from "@playwright/test"

export async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel("Your question").fill(question)
  await page.getByRole("button", { name: "Send" }).click()
}

/** The answer below the last question of the page. */
export function lastAnswer(page: Page): Locator {
  return page.getByRole("region", { name: "Answer", exact: true }).last()
}

/** Waits until an answer shows more than so many characters, and says which. */
export async function shownText(answer: Locator, longerThan: number): Promise<string> {
  let text = ""
  await expect(async () => {
    text = await proseOf(answer)
    expect(text.length).toBeGreaterThan(longerThan)
  }).toPass({ intervals: [30] })
  return text
}

/** The prose on the page without its citation chips, on one line. */
export async function proseOf(answer: Locator): Promise<string> {
  const texts = await answer.locator(".prose").evaluateAll((all) =>
    all.map((prose) => {
      const copy = prose.cloneNode(true) as HTMLElement
      for (const chip of copy.querySelectorAll("button, sup")) chip.remove()
      return copy.textContent ?? ""
    }),
  )
  return withoutMarks(texts.join(" "))
}

/** A text without its citation marks and what keeps them from the edge of a line, on one line. */
export function withoutMarks(text: string): string {
  return text.replaceAll(/\[\d+\]|\u2060/g, "").replaceAll(/\s+/g, " ").trim()
}
