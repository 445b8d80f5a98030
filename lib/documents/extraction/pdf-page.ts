import type { PDFPageProxy } from "unpdf/pdfjs"
import { cleanText } from "./clean-text"
import { listFieldLines, type FormAnnotation } from "./pdf-form-fields"
import { joinItems, type Fragment, type Line, type TextItem } from "./pdf-layout"
import { orderLines } from "./pdf-reading-order"
import { shiftSpans } from "./shift-spans"

/** Lines in reading order and the size of the page in points, as shown. */
export type ReadPage = { lines: Line[]; width: number; height: number }

/** The text of one page. */
export async function readPdfPage(page: PDFPageProxy): Promise<ReadPage> {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const content = await page.getTextContent()
  const items = content.items.filter((item): item is typeof item & TextItem => "str" in item)
  const placed = orderLines(joinItems(items, transform).map(cleanFragment))
  const fields = listFieldLines((await page.getAnnotations()) as FormAnnotation[], { lines: placed, transform })
  const lines = [...placed, ...fields.map(cleanFragment)].map(trimLine).filter((line) => /[^\s\ufffd]/.test(line.text))
  return { lines, width, height }
}

/** Cleaning changes lengths, and a fragment is one span, so its span goes with it. */
function cleanFragment<Kind extends Fragment>(fragment: Kind): Kind {
  const text = cleanText(fragment.text).replace(/\n+/g, " ")
  return { ...fragment, text, spans: fragment.spans.map(({ box }) => ({ start: 0, end: text.length, box })) }
}

function trimLine(line: Line): Line {
  const text = line.text.trim()
  const lead = line.text.length - line.text.trimStart().length
  return { ...line, text, spans: shiftSpans(line.spans, -lead, { from: 0, to: text.length }) }
}
