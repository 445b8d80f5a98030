import type { PageViewport, PDFPageProxy } from "pdfjs-dist"
import type { PlacedText } from "./mark-boxes"

/** The runs of letters of a page that stand upright on it. */
export async function placedTexts(page: PDFPageProxy): Promise<PlacedText[]> {
  const viewport = page.getViewport({ scale: 1 })
  const { items, styles } = await page.getTextContent()
  return items.flatMap((item) => ("str" in item ? (place(item, { viewport, family: styles[item.fontName]?.fontFamily ?? "serif" }) ?? []) : []))
}

type Placing = { viewport: PageViewport; family: string }

function place(item: { str: string; transform: unknown[]; width: number }, { viewport, family }: Placing): PlacedText | null {
  const [a, b, c, d, e, f] = viewport.transform as [number, number, number, number, number, number]
  const [ia, ib, , , ie, iff] = item.transform as number[]
  if (ia === undefined || ib === undefined || ie === undefined || iff === undefined) return null
  const [alongX, alongY] = [a * ia + c * ib, b * ia + d * ib]
  if (alongX <= 0 || Math.abs(alongY) > Math.abs(alongX) * 0.05) return null
  return { text: item.str, x: a * ie + c * iff + e, y: b * ie + d * iff + f, width: item.width, shareOf: (characters) => shareOf(item.str.replace(/\s+/g, " "), { characters, family }) }
}

let pen: CanvasRenderingContext2D | null = null

/** Letters are wide and narrow; those of a like font are so in like proportion. */
function shareOf(text: string, { characters, family }: { characters: number; family: string }): number {
  pen ??= document.createElement("canvas").getContext("2d")
  if (!pen) return characters / text.length
  pen.font = `20px ${family}`
  const whole = Math.round(characters)
  return pen.measureText(text.slice(0, whole)).width / Math.max(1, pen.measureText(text).width)
}
