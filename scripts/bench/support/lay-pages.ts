import type { Passage } from "./plant-edits"

/** What stands at the head and the foot of each page, empty for nothing; pages are cut near so many characters. */
export type PageStyle = { header: (page: number, count: number) => string; footer: (page: number, count: number) => string; length: number }

/** A text cut into pages at a blank or a line's end, with the places of passages in what comes out. */
export function layPages(text: string, passages: readonly Passage[], { header, footer, length }: PageStyle): { text: string; pages: Passage[]; passages: Passage[] } {
  const cuts: Passage[] = []
  for (let at = 0; at < text.length; ) {
    const cut = /\s/.exec(text.slice(at + length, at + length + 500))
    const end = cut ? at + length + cut.index : text.length
    cuts.push({ start: at, end })
    at = end + 1
  }
  let whole = ""
  const pages: Passage[] = []
  const shifts: { from: number; by: number }[] = []
  for (const [index, { start, end }] of cuts.entries()) {
    const [head, foot] = [header(index + 1, cuts.length), footer(index + 1, cuts.length)]
    const pageStart = whole.length
    if (head !== "") whole += `${head}\n\n`
    shifts.push({ from: start, by: whole.length - start })
    whole += text.slice(start, end)
    if (foot !== "") whole += `\n\n${foot}`
    pages.push({ start: pageStart, end: whole.length })
    whole += "\n\n"
  }
  const place = (at: number) => at + (shifts.findLast(({ from }) => from <= at)?.by ?? 0)
  return { text: whole, pages, passages: passages.map(({ start, end }) => ({ start: place(start), end: place(end - 1) + 1 })) }
}
