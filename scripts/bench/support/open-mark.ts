import type { Page } from "@playwright/test"

/** Milliseconds from the click to the frame after which the passage was marked in sight, and the page under it drawn. */
export type Opening = { markedMs: number; drawnMs: number }

/** Clicks a citation mark where it stands; the browser's own clock runs from its event to the painted frame. */
export async function openMark(page: Page, index: number): Promise<Opening> {
  const measured = page.evaluate(
    () =>
      new Promise<{ markedMs: number; drawnMs: number }>((resolve) => {
        window.addEventListener(
          "click",
          ({ timeStamp }) => {
            let markedMs = Number.NaN
            const look = () => {
              const mark = document.querySelector("dialog[open] mark[data-passage]")
              const box = mark?.getBoundingClientRect()
              const isInSight = box !== undefined && box.width > 0 && box.top >= 0 && box.bottom <= window.innerHeight
              const isDrawn = isInSight && mark?.closest('[data-state="drawn"]') !== null
              // Seen in this frame, painted by the next.
              requestAnimationFrame(() => {
                const sinceMs = performance.now() - timeStamp
                if (isInSight && Number.isNaN(markedMs)) markedMs = sinceMs
                if (isDrawn) resolve({ markedMs, drawnMs: sinceMs })
                else look()
              })
            }
            look()
          },
          { capture: true, once: true },
        )
      }),
  )
  await page.getByRole("button", { name: /^Source \d+: / }).nth(index).click()
  return measured
}
