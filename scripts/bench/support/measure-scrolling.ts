import type { Page } from "@playwright/test"
import { askCited, openSignedIn, upload, type ViewerBench } from "./cited-answers"
import { longPdf } from "./long-pdf"
import { memoryOf } from "./page-memory"
import { openMark } from "./open-mark"
import { inMs, sampleOf } from "./quantiles"

const pages = 500
const rides = [
  { name: "read slowly, 12 px a frame", stepPx: 12, frames: 300 },
  { name: "turned quickly, 160 px a frame", stepPx: 160, frames: 300 },
  { name: "flown through, a page a frame", stepPx: 1_150, frames: 450 },
]

/** A file of five hundred pages: its mark far inside, and the frames while it is scrolled. */
export async function measureScrolling(bench: ViewerBench): Promise<void> {
  const page = await openSignedIn(bench)
  const bytes = longPdf(pages)
  const documentId = await upload(page, { name: "book of contracts.pdf", bytes })
  const answer = await askCited(page, { documentId, question: "What stipend does the keeper of the Skerryvore lighthouse receive?" })
  console.log(`\na file of ${pages} pages, ${(bytes.byteLength / 1e6).toFixed(1)} MB`)
  if (!answer) return console.log("  left out: its answer cites no page")
  let fetched = 0
  page.on("response", (response) => response.url().includes("/file?") && void response.body().then((body) => (fetched += body.byteLength), () => undefined))
  await page.goto(`/requests/${answer.id}`)
  await page.getByRole("button", { name: /^Source \d+: / }).first().waitFor()
  await page.waitForTimeout(bench.readingMs)
  await page.getByRole("button", { name: /^Source \d+: / }).first().hover()
  await page.waitForTimeout(150)
  const { markedMs, drawnMs } = await openMark(page, 0)
  console.log(`  first mark, on page ${answer.citations[0]?.page}: passage marked ${inMs(markedMs)}, page drawn ${inMs(drawnMs)}, ${(fetched / 1e6).toFixed(2)} MB of the file fetched`)
  const before = await memoryOf(page)
  for (const ride of rides) {
    const frames = await scroll(page, ride)
    const { p50, p99 } = sampleOf(frames)
    const late = frames.filter((ms) => ms > 50).length
    console.log(`  ${ride.name.padEnd(32)} frames p50 ${inMs(p50)}  p99 ${inMs(p99)}  longest ${inMs(Math.max(...frames))}, ${((100 * late) / frames.length).toFixed(1)} % over 50 ms; then ${await shownPages(page)} pages in the document tree`)
  }
  await page.waitForTimeout(1_500)
  const after = await memoryOf(page)
  console.log(`  memory of the page ${before.heapMb.toFixed(0)} -> ${after.heapMb.toFixed(0)} MB, of its process ${before.processMb.toFixed(0)} -> ${after.processMb.toFixed(0)} MB, canvases ${before.canvases} -> ${after.canvases} with ${after.canvasMb.toFixed(0)} MB of pixels`)
  await page.context().close()
}

async function scroll(page: Page, ride: { stepPx: number; frames: number }): Promise<number[]> {
  return page.evaluate(
    ({ stepPx, frames }) =>
      new Promise<number[]>((resolve) => {
        const scroller = document.querySelector("dialog[open] [role=region]")
        if (!scroller) throw new Error("no document is open")
        scroller.scrollTop = 0
        const tookMs: number[] = []
        let last = performance.now()
        const step = (now: number) => {
          tookMs.push(now - last)
          last = now
          if (tookMs.length > frames) return resolve(tookMs.slice(1))
          scroller.scrollTop += stepPx
          requestAnimationFrame(step)
        }
        requestAnimationFrame(step)
      }),
    ride,
  )
}

async function shownPages(page: Page): Promise<number> {
  return page.locator("dialog[open] [data-page]").count()
}
