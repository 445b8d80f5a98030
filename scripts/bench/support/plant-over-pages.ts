import { chunkDocument } from "@/lib/documents/chunk-document"
import type { Random } from "./create-random"
import { acrossBorder, type Planted } from "./plant-quotes"

type Page = { page: number; start: number; end: number }
/** `quoted` are the stretches of the printed text that the quote consists of, in order. */
export type PlantedOverPage = Planted & { quoted: { start: number; end: number }[] }
export type PrintedContract = { text: string; pages: Page[]; planted: PlantedOverPage[] }

const quotesPerContract = 6
const blankLine = "\n\n"
/** What printers put between two pages, by the number of the page that ends; the last line belongs to the page that begins. */
const furniture: Record<string, (page: number, title: string) => { foot: string; head: string }> = {
  "a page number": (page) => ({ foot: String(page), head: "" }),
  "a number between dashes": (page) => ({ foot: `- ${page} -`, head: "" }),
  "page and total": (page) => ({ foot: `Page ${page} of 60`, head: "" }),
  "a number and a running header": (page, title) => ({ foot: String(page), head: title }),
  "a running footer": (_, title) => ({ foot: title, head: "" }),
  "a printer's mark": (page) => ({ foot: `${page}\n\nSource: EXAMPLE HOLDINGS INC, 10-K, 3/${1 + (page % 27)}/2014`, head: "" }),
}

/** A contract as it would be printed, and quotes from one page to the next that leave the printing out. */
export function plantOverPages({ text, title }: { text: string; title: string }, random: Random): PrintedContract {
  const [kind, print] = random.pick(Object.entries(furniture))
  const borders = listBorders(text)
  const wanted = new Set(Array.from({ length: quotesPerContract }, () => random.pick(borders)))
  const planted: Omit<PlantedOverPage, "chunk">[] = []
  const pages: Page[] = []
  let printed = ""
  let from = 0
  borders.forEach((border, index) => {
    const { foot, head } = print(index + 1, title)
    const start = printed.length
    printed += `${text.slice(from, border).trimEnd()}${blankLine}${foot}`
    const range = wanted.has(border) ? acrossBorder(text, border, random) : null
    const isOnce = range !== null && text.indexOf(text.slice(range.start, range.end)) === text.lastIndexOf(text.slice(range.start, range.end))
    const before = range && isOnce && text.slice(range.start, border).trimEnd()
    const after = range && text.slice(border, range.end).trimStart()
    pages.push({ page: index + 1, start, end: printed.length })
    printed += blankLine + (head === "" ? "" : head + blankLine)
    from = border + (/^\s*/.exec(text.slice(border))?.[0].length ?? 0)
    if (!before || !after) return
    const first = { start: start + text.slice(index === 0 ? 0 : startOf(text, borders[index - 1]), border).trimEnd().length - before.length, end: 0 }
    first.end = first.start + before.length
    const second = { start: printed.length, end: printed.length + after.length }
    planted.push({ kind: `normalised: over a page's end with ${kind}`, quote: `${before} ${after}`.replace(/\s+/g, " "), original: `${before} ${after}`, expected: ["normalised"], range: { start: first.start, end: second.end }, quoted: [first, second] })
  })
  pages.push({ page: pages.length + 1, start: printed.length, end: printed.length + text.length - from })
  printed += text.slice(from)
  // A header belongs to the page it heads.
  for (const [index, page] of pages.entries()) if (index > 0) page.start = (pages[index - 1]?.end ?? 0) + blankLine.length
  const chunks = chunkDocument({ text: printed, pages, sections: [] })
  return { text: printed, pages, planted: planted.flatMap((one) => withChunk(one, chunks)) }
}

function withChunk(one: Omit<PlantedOverPage, "chunk">, chunks: ReturnType<typeof chunkDocument>): PlantedOverPage[] {
  const chunk = chunks.findLast(({ start }) => start <= (one.range?.start ?? 0))
  return chunk && (one.range?.start ?? 0) < chunk.end ? [{ ...one, chunk }] : []
}

function startOf(text: string, border = 0): number {
  return border + (/^\s*/.exec(text.slice(border))?.[0].length ?? 0)
}

/** Between two words, every so many characters, where no paragraph ends. */
function listBorders(text: string): number[] {
  const borders: number[] = []
  for (let at = 2_800; at < text.length; at += 2_800) {
    const blank = /(?<=\p{L}) (?=\p{Ll})/u.exec(text.slice(at, at + 600))
    if (blank) borders.push((at += blank.index))
  }
  return borders
}
