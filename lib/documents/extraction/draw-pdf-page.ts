import { createRequire } from "node:module"
import path from "node:path"
import { createCanvas } from "@napi-rs/canvas"
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs"

/** A page as a picture: width and height of the page in points, as shown, and pixels to a point. */
export type Picture = { png: Uint8Array; width: number; height: number; scale: number }

const dotsPerInch = 200
const maxPixels = 12_000_000
/** A picture inside the file, before it is scaled. */
const maxImagePixels = 80_000_000

/** Draws one page of a PDF at a size that letters can be recognised in. */
export async function drawPdfPage(bytes: Uint8Array, number: number): Promise<Picture> {
  const folder = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"))
  const resource = (name: string) => `${path.join(folder, name)}${path.sep}`
  const task = getDocument({ data: bytes, verbosity: 0, useSystemFonts: false, maxImageSize: maxImagePixels, cMapUrl: resource("cmaps"), cMapPacked: true, standardFontDataUrl: resource("standard_fonts"), wasmUrl: resource("wasm") })
  try {
    const page = await (await task.promise).getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const scale = Math.min(dotsPerInch / 72, Math.sqrt(maxPixels / Math.max(1, width * height)))
    const viewport = page.getViewport({ scale })
    const canvas = createCanvas(Math.max(1, Math.floor(viewport.width)), Math.max(1, Math.floor(viewport.height)))
    const context = canvas.getContext("2d")
    context.fillStyle = "white"
    context.fillRect(0, 0, canvas.width, canvas.height)
    await page.render({ canvas: canvas as unknown as HTMLCanvasElement, canvasContext: context as unknown as CanvasRenderingContext2D, viewport }).promise
    return { png: new Uint8Array(canvas.toBuffer("image/png")), width, height, scale }
  } finally {
    await task.destroy()
  }
}
