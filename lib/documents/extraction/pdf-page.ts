import { AnnotationMode, type PDFDocumentProxy, type PDFPageProxy } from "unpdf/pdfjs"
import { cleanText } from "./clean-text"
import type { HiddenText } from "./extraction-types"
import { listUnseenCharacters } from "./list-unseen-characters"
import { listFieldLines, placeFieldLines, type FormAnnotation } from "./pdf-form-fields"
import { followOperators, type PaintedPage } from "./pdf-glyphs"
import { judgeGlyphs } from "./pdf-hidden"
import { collectHiddenTexts } from "./pdf-hidden-texts"
import type { Fragment, Line, TextItem } from "./pdf-layout"
import type { Rectangle } from "./pdf-matrix"
import { listComments } from "./pdf-comments"
import { shareOfPage } from "./pdf-paint"
import { orderLines } from "./pdf-reading-order"
import { joinPage } from "./pdf-tables"
import { keepVisibleItems } from "./pdf-visible-items"
import { shiftSpans } from "./shift-spans"

/** Lines in reading order and the size of the page in points, as shown; texts on it that nobody sees; how much of it pictures take up, 0 to 1; and how sure recognition was, null where nothing was recognised. */
export type ReadPage = { lines: Line[]; width: number; height: number; hiddenTexts: HiddenText[]; pictureShare: number; ocrConfidence: number | null }

export type PageReading = { page: PDFPageProxy; layers: Awaited<ReturnType<PDFDocumentProxy["getOptionalContentConfig"]>> | null }

/** The text of one page. */
export async function readPdfPage({ page, layers }: PageReading): Promise<ReadPage> {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const content = await page.getTextContent()
  const items = content.items.filter((item): item is typeof item & TextItem => "str" in item)
  const painted = await followPage({ page, layers })
  const glyphs = painted === null ? [] : judgeGlyphs(painted, toView(page))
  const placed = orderLines(joinPage(keepVisibleItems(items, glyphs), { transform, rules: painted?.rules ?? [] }).map(cleanFragment))
  const annotations = (await page.getAnnotations()) as FormAnnotation[]
  const fields = listFieldLines(annotations, { lines: placed, transform })
  const lines = placeFieldLines(placed, fields.map(cleanFragment)).map(trimLine).filter((line) => /[^\s\ufffd]/.test(line.text))
  const hiddenTexts = [...collectHiddenTexts(glyphs, { page: page.pageNumber, seen: lines.map((line) => line.text).join(" ") }), ...listComments(annotations, page.pageNumber), ...listUnseenCharacters(items.map((item) => item.str).join(""), page.pageNumber)]
  return { lines, width, height, hiddenTexts, pictureShare: painted === null ? 0 : shareOfPage(painted.paints.filter(({ kind }) => kind === "image"), toView(page)), ocrConfidence: null }
}

/** Null where the operators of a page cannot be followed; then everything counts as seen. */
async function followPage({ page, layers }: PageReading): Promise<PaintedPage | null> {
  try {
    const operators = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE })
    return followOperators(operators, { page: toView(page), isLayerShown: (group) => layers === null || layers.isVisible(group as never), isUncertainFont: (name) => isUncertainFont(page, name) })
  } catch {
    return null
  }
}

function toView(page: PDFPageProxy): Rectangle {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view
  return [left, bottom, right, top]
}

function isUncertainFont(page: PDFPageProxy, name: string): boolean {
  if (!page.commonObjs.has(name)) return false
  const font = page.commonObjs.get(name) as { isType3Font?: boolean; vertical?: boolean } | null
  return font?.isType3Font === true || font?.vertical === true
}

/** Cleaning changes lengths, so every span is cleaned on its own. */
function cleanFragment<Kind extends Fragment>(fragment: Kind): Kind {
  if (fragment.spans.length > 1) return cleanSpans(fragment)
  const text = cleanText(fragment.text).replace(/\n+/g, " ")
  return { ...fragment, text, spans: fragment.spans.map(({ box }) => ({ start: 0, end: text.length, box })) }
}

function cleanSpans<Kind extends Fragment>(fragment: Kind): Kind {
  let text = ""
  let position = 0
  const spans = fragment.spans.map(({ start, end, box }) => {
    text += fragment.text.slice(position, start)
    const from = text.length
    text += cleanText(fragment.text.slice(start, end)).replace(/\n+/g, " ")
    position = end
    return { start: from, end: text.length, box }
  })
  return { ...fragment, text: text + fragment.text.slice(position), spans }
}

function trimLine(line: Line): Line {
  const text = line.text.trim()
  const lead = line.text.length - line.text.trimStart().length
  return { ...line, text, spans: shiftSpans(line.spans, -lead, { from: 0, to: text.length }) }
}
