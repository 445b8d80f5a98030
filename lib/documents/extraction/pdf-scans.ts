import type { RecognisedPage } from "../recognition/recognition-types"
import type { ReadPage } from "./pdf-page"
import { toLines } from "./recognised-lines"

/** A page that is one picture, with no more text of its own than a stamp or a page number. */
const mostLettersOfStamp = 60

/** Pages with what was recognised on them in the place of what little they have. */
export function placeRecognised(pages: readonly ReadPage[], recognised: readonly RecognisedPage[]): ReadPage[] {
  const byPage = new Map(recognised.map((page) => [page.page, page]))
  return pages.map((page, index) => {
    const found = byPage.get(index + 1)
    return found === undefined ? page : { ...page, lines: toLines(found), ocrConfidence: found.confidence }
  })
}

/** Pages, from 1, whose text can only stand in their pictures. */
export function listScannedPages(pages: readonly ReadPage[]): number[] {
  return numbersOf(pages, (page) => {
    const letters = lettersOf(page)
    return page.ocrConfidence === null && ((letters === 0 && page.pictureShare >= 0.3) || (letters < mostLettersOfStamp && page.pictureShare >= 0.6))
  })
}

/** Pages without any text, those with pictures if there are such. */
export function listEmptyPages(pages: readonly ReadPage[]): number[] {
  const isEmpty = (page: ReadPage) => page.ocrConfidence === null && lettersOf(page) < mostLettersOfStamp
  const pictured = numbersOf(pages, (page) => isEmpty(page) && page.pictureShare > 0)
  return pictured.length > 0 ? pictured : numbersOf(pages, isEmpty)
}

/** Over the letters of all recognised pages; null where there are none. */
export function meanConfidence(pages: readonly ReadPage[]): number | null {
  const recognised = pages.filter((page) => page.ocrConfidence !== null)
  const letters = recognised.reduce((sum, page) => sum + lettersOf(page), 0)
  if (recognised.length === 0) return null
  return letters === 0 ? 0 : recognised.reduce((sum, page) => sum + (page.ocrConfidence ?? 0) * lettersOf(page), 0) / letters
}

function numbersOf(pages: readonly ReadPage[], isMeant: (page: ReadPage) => boolean): number[] {
  return pages.flatMap((page, index) => (isMeant(page) ? [index + 1] : []))
}

function lettersOf(page: ReadPage): number {
  return page.lines.reduce((sum, line) => sum + line.text.replace(/\s/g, "").length, 0)
}
