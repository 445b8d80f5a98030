import type { Page } from "@playwright/test"
import { askCited, openSignedIn, uploadFile, type ViewerBench } from "./cited-answers"
import { openMark, type Opening } from "./open-mark"
import { inMs, sampleOf } from "./quantiles"

const question = "Which law governs this agreement?"
const hoverMs = 150

/** First mark after an answer was read for a while; the same again; and one pressed as soon as it is there, by a key's speed. */
export async function measureChips(bench: ViewerBench): Promise<void> {
  const seen: Record<"first" | "again" | "other" | "atOnce", Opening[]> = { first: [], again: [], other: [], atOnce: [] }
  const owner = await openSignedIn(bench)
  for (const file of bench.files) {
    const answer = await askCited(owner, { documentId: await uploadFile(owner, file), question })
    if (!answer) {
      console.log(`  ${file.split("/").at(-1)} is left out: its answer cites no page`)
      continue
    }
    const page = await openSignedIn(bench)
    await page.goto(`/requests/${answer.id}`)
    const chips = page.getByRole("button", { name: /^Source \d+: / })
    await chips.first().waitFor()
    await page.waitForTimeout(bench.readingMs)
    seen.first.push(await press(page, 0))
    await close(page)
    seen.again.push(await press(page, 0))
    await close(page)
    if ((await chips.count()) > 1) {
      seen.other.push(await press(page, (await chips.count()) - 1))
      await close(page)
    }
    await page.context().close()
    const hasty = await openSignedIn(bench)
    await hasty.goto(`/requests/${answer.id}`)
    await hasty.getByRole("button", { name: /^Source \d+: / }).first().waitFor()
    seen.atOnce.push(await openMark(hasty, 0))
    await hasty.context().close()
  }
  await owner.context().close()
  console.log(`from the click, ${seen.first.length} contracts`)
  report(`first mark, answer read for ${bench.readingMs} ms`, seen.first)
  report("the same mark again", seen.again)
  report("another mark of the answer", seen.other)
  report("pressed as soon as the page shows it", seen.atOnce)
}

async function press(page: Page, index: number): Promise<Opening> {
  const chip = page.getByRole("button", { name: /^Source \d+: / }).nth(index)
  await chip.hover()
  await page.waitForTimeout(hoverMs)
  return openMark(page, index)
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press("Escape")
  await page.mouse.move(5, 5)
  await page.waitForTimeout(400)
}

function report(name: string, openings: readonly Opening[]): void {
  if (openings.length === 0) return
  const marked = sampleOf(openings.map(({ markedMs }) => markedMs))
  const drawn = sampleOf(openings.map(({ drawnMs }) => drawnMs))
  const slowest = Math.max(...openings.map(({ drawnMs }) => drawnMs))
  console.log(`  ${name.padEnd(42)} passage marked p50 ${inMs(marked.p50)}   page drawn under it p50 ${inMs(drawn.p50)}, slowest ${inMs(slowest)}`)
}
