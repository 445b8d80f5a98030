import { askCited, openSignedIn, uploadFile, type ViewerBench } from "./cited-answers"
import { memoryOf } from "./page-memory"
import { openMark } from "./open-mark"

const times = 50

/** Opens and closes the panel fifty times and counts what stays behind. */
export async function measureOften(bench: ViewerBench): Promise<void> {
  const [file] = bench.files
  const page = await openSignedIn(bench)
  const answer = file ? await askCited(page, { documentId: await uploadFile(page, file), question: "Which law governs this agreement?" }) : null
  if (!answer) return console.log("\nopened often: left out, the answer cites no page")
  await page.goto(`/requests/${answer.id}`)
  await page.getByRole("button", { name: /^Source \d+: / }).first().waitFor()
  await page.waitForTimeout(bench.readingMs)
  const cycle = async () => {
    await openMark(page, 0)
    await page.keyboard.press("Escape")
    await page.waitForTimeout(50)
  }
  for (let warm = 0; warm < 5; warm++) await cycle()
  const before = { ...(await memoryOf(page)), workers: page.workers().length }
  for (let time = 0; time < times; time++) await cycle()
  const after = { ...(await memoryOf(page)), workers: page.workers().length }
  console.log(`\nopened and closed ${times} times: heap ${before.heapMb.toFixed(1)} -> ${after.heapMb.toFixed(1)} MB, process ${before.processMb.toFixed(0)} -> ${after.processMb.toFixed(0)} MB, canvases ${before.canvases} -> ${after.canvases}, workers ${before.workers} -> ${after.workers}`)
  await page.context().close()
}
