import type { Block, Extraction, ExtractionWarning, HiddenText, LineBox, PageLayout, PageRange, Section } from "./extraction-types"

export type Assembly = {
  blocks: readonly Block[]
  /** Null for formats without pages. */
  pageCount: number | null
  /** Sizes of the pages in order; absent where the format has none. */
  pageSizes?: readonly PageSize[]
  hiddenTexts?: readonly HiddenText[]
  scannedPages?: readonly number[]
  ocrConfidence?: number | null
  warnings: ExtractionWarning[]
}

/** In points, as shown; `ocrConfidence` as in PageLayout. */
export type PageSize = { width: number; height: number; ocrConfidence?: number | null }

type OpenSection = { heading: string; level: number; start: number }

/** Puts blocks one after the other, a blank line between them, and notes where pages and sections begin and end. */
export function assembleExtraction(assembly: Assembly): Extraction {
  const parts: string[] = []
  const sections: Section[] = []
  const open: OpenSection[] = []
  const ranges = new Map<number, PageRange>()
  const layouts = assembly.pageSizes?.map((size, index): PageLayout => ({ page: index + 1, width: size.width, height: size.height, lines: [], ocrConfidence: size.ocrConfidence ?? null })) ?? null
  let length = 0
  for (const block of assembly.blocks) {
    const text = block.text.trim()
    if (text === "") continue
    const separator = length === 0 ? "" : block.isContinuation === true ? "\n" : "\n\n"
    const start = length + separator.length
    if (block.level !== null) {
      closeSections({ open, sections, level: block.level, end: start })
      open.push({ heading: oneLine(block.heading ?? text), level: block.level, start })
    }
    parts.push(separator, text)
    length = start + text.length
    if (block.page === null) continue
    extendPage(ranges, { page: block.page, start, end: length })
    layouts?.[block.page - 1]?.lines.push(...placeLines(block, start))
  }
  closeSections({ open, sections, level: 0, end: length })
  sections.sort((first, second) => first.start - second.start || first.level - second.level)
  const pages = assembly.pageCount === null ? null : listPages(ranges, { pageCount: assembly.pageCount, length })
  return { text: parts.join(""), pages, sections, pageCount: assembly.pageCount, layouts, hiddenTexts: listHidden(assembly.hiddenTexts ?? [], parts.join("")), scannedPages: [...(assembly.scannedPages ?? [])], ocrConfidence: assembly.ocrConfidence ?? null, warnings: assembly.warnings }
}

const mostHidden = 200
const mostHiddenCharacters = 50_000

/** Each once; what also stands in the text in plain sight, as a shadow of it does, is not hidden. */
function listHidden(hidden: readonly HiddenText[], text: string): HiddenText[] {
  if (hidden.length === 0) return []
  const bare = (value: string) => value.replace(/[\s-]/g, "").toLowerCase()
  const visible = bare(text)
  const seen = new Set<string>()
  let characters = 0
  return hidden
    .filter((one) => {
      const key = bare(one.text)
      if (key === "" || seen.has(key) || visible.includes(key) || characters > mostHiddenCharacters) return false
      seen.add(key)
      characters += one.text.length
      return true
    })
    .slice(0, mostHidden)
}

function placeLines({ spans = [] }: Block, offset: number): LineBox[] {
  return spans.map(({ start, end, box: { left, top, right, bottom } }) => [offset + start, offset + end, tenths(left), tenths(top), tenths(right - left), tenths(bottom - top)])
}

function tenths(points: number): number {
  return Math.round(points * 10) / 10
}

function closeSections(input: { open: OpenSection[]; sections: Section[]; level: number; end: number }): void {
  for (let last = input.open.at(-1); last !== undefined && last.level >= input.level; last = input.open.at(-1)) {
    input.open.pop()
    input.sections.push({ ...last, end: Math.max(last.start, input.end - (input.level === 0 ? 0 : 2)) })
  }
}

function extendPage(ranges: Map<number, PageRange>, range: PageRange): void {
  const known = ranges.get(range.page)
  if (known === undefined) ranges.set(range.page, range)
  else known.end = range.end
}

/** Every page has a range; one without text is empty and stands where its text would. */
function listPages(ranges: Map<number, PageRange>, extent: { pageCount: number; length: number }): PageRange[] {
  const pages: PageRange[] = []
  let position = 0
  for (let page = 1; page <= extent.pageCount; page++) {
    const range = ranges.get(page) ?? { page, start: position, end: position }
    pages.push(range)
    position = Math.min(range.end, extent.length)
  }
  return pages
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim()
  return line.length <= 160 ? line : `${line.slice(0, 159).trimEnd()}…`
}
