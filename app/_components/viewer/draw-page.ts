import type { RenderTask } from "pdfjs-dist"
import type { PlacedText } from "./mark-boxes"
import { takePdf } from "./open-pdf"
import { placedTexts } from "./placed-texts"

/** A page as it was drawn, and where its letters stand once somebody asked. */
export type PagePicture = { canvas: HTMLCanvasElement; /** Height ÷ width. */ ratio: number; texts: PlacedText[] | null }
/** A page of a file, so many pixels wide. */
export type WantedPicture = { url: string; number: number; widthPx: number }

/** Draws a page; the promise rejects where it cannot be drawn, and when it is called off. */
export async function drawPage({ url, number, widthPx }: WantedPicture, signal: AbortSignal): Promise<PagePicture> {
  const canvas = document.createElement("canvas")
  const { opened, release } = takePdf(url)
  let task: RenderTask | null = null
  const callOff = () => task?.cancel()
  signal.addEventListener("abort", callOff, { once: true })
  try {
    const { pdf } = await opened
    const page = await pdf.getPage(number)
    signal.throwIfAborted()
    const natural = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: widthPx / natural.width })
    canvas.width = Math.floor(viewport.width)
    canvas.height = Math.floor(viewport.height)
    task = page.render({ canvas, viewport })
    await task.promise
    // What was needed to draw it is not needed again.
    page.cleanup()
    return { canvas, ratio: natural.height / natural.width, texts: null }
  } catch (error) {
    freePixels(canvas)
    throw error
  } finally {
    signal.removeEventListener("abort", callOff)
    release()
  }
}

/** Where the letters of a drawn page stand. */
export async function readTexts(picture: PagePicture, { url, number }: { url: string; number: number }): Promise<PlacedText[]> {
  if (picture.texts) return picture.texts
  const { opened, release } = takePdf(url)
  try {
    const { pdf } = await opened
    picture.texts = await placedTexts(await pdf.getPage(number))
    return picture.texts
  } finally {
    release()
  }
}

/** Browsers hold a canvas's pixels until they find time; without a size there are none. */
export function freePixels(canvas: HTMLCanvasElement): void {
  canvas.width = 0
  canvas.height = 0
}
