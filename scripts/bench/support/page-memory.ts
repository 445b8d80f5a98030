import { readFileSync } from "node:fs"
import type { Page } from "@playwright/test"

export type PageMemory = { heapMb: number; processMb: number; canvases: number; canvasMb: number }

/** What a page holds after a collection: its heap, its process (Linux), and every canvas that still exists, also those outside the document tree. */
export async function memoryOf(page: Page): Promise<PageMemory> {
  const session = await page.context().newCDPSession(page)
  await session.send("HeapProfiler.collectGarbage")
  const { usedSize } = await session.send("Runtime.getHeapUsage")
  const { result } = await session.send("Runtime.evaluate", { expression: "HTMLCanvasElement.prototype" })
  const { objects } = await session.send("Runtime.queryObjects", { prototypeObjectId: result.objectId ?? "" })
  const counted = await session.send("Runtime.callFunctionOn", {
    objectId: objects.objectId ?? "",
    functionDeclaration: "function () { return { canvases: this.length, canvasMb: this.reduce((sum, { width, height }) => sum + width * height * 4, 0) / 1e6 } }",
    returnByValue: true,
  })
  await session.detach()
  return { heapMb: usedSize / 1e6, processMb: await processMb(page), ...(counted.result.value as { canvases: number; canvasMb: number }) }
}

/** Resident memory of the largest process that draws pages. */
async function processMb(page: Page): Promise<number> {
  const browser = page.context().browser()
  if (!browser) return Number.NaN
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send("SystemInfo.getProcessInfo")
  await session.detach()
  const sizes = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => residentMb(id))
  return sizes.length > 0 ? Math.max(...sizes) : Number.NaN
}

function residentMb(processId: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${processId}/status`, "utf8"))?.[1] ?? Number.NaN) / 1000
  } catch {
    return Number.NaN
  }
}
