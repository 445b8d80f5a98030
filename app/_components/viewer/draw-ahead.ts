import { readTexts } from "./draw-page"
import { peekPdf } from "./open-pdf"
import { takePicture } from "./page-pictures"
import { loadReader } from "./pdf-reader"
import { drawnWidth, pageSize, panelViewerWidth } from "./page-size"
import { loadLayouts } from "./use-layouts"

type Ahead = { url: string; documentId: string; versionId: string; page: number | null; /** The pointer is on its way to it. */ isNext: boolean }

/** Has pdf.js and its worker ready. */
export async function warmReader(): Promise<void> {
  await loadReader()
}

/** Fetches, draws and reads a page as the side panel would, so that it is there when the panel opens. Never throws. */
export async function drawAhead({ url, documentId, versionId, page, isNext }: Ahead): Promise<void> {
  const number = page ?? 1
  const layouts = page === null ? null : loadLayouts({ documentId, versionId, page })
  const { drawn, release } = takePicture({ url, number, widthPx: drawnWidth(pageSize(panelViewerWidth()).widthPx) }, isNext ? "near" : "ahead")
  try {
    await readTexts(await drawn, { url, number })
    await layouts
  } catch {
    // Whoever opens it is told then.
  } finally {
    release()
  }
}

/** How much of a file came over the network, while it is open. */
export function fetchedBytes(url: string): number {
  return peekPdf(url)?.fetched.bytes ?? 0
}
