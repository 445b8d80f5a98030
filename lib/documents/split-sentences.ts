/** Characters [start, end) of a text. */
export type TextRange = { start: number; end: number }

const abbreviations = new Set(
  ("inc ltd co corp llc llp lp plc gmbh bros mr mrs ms dr prof rev hon st jr sr no nos sec secs art arts ch para paras cl pt vol ed eds p pp fig figs ex exh app approx " +
    "vs v al etc viz cf ca e.g i.e eg ie u.s u.k u.s.c c.f.r d.c n.a n.v s.a b.v a.m p.m ph.d jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun " +
    "dept div est govt mfg assn assoc ave blvd rd tel ext ref reg regs tit sched attn cir stat supp del cal mass conn penn tex fla").split(" "),
)
const terminator = /[.!?…]+["'”’)\]»]*(?:\s*\[\d+(?:\s*[,–-]\s*\d+)*\])*(?=\s)|[。！？]["'”’」』）]*/gu
const starters = /^["“'‘([]*(?:The|This|That|These|Those|Each|Any|All|No|If|In|It|Its|He|She|They|We|You|Your|Our|For|At|On|Upon|When|Where|Such|Notwithstanding|Subject|Except|However|A|An|As|By|To|Either|Neither|Both|There|Unless|Until|After|Before|During|Within|With|Without)\b/

/**
 * Sentences of a text as ranges without the blanks between them. A blank line always ends a sentence; a point after an
 * abbreviation, an initial or the number of a paragraph does not.
 */
export function splitSentences(text: string): TextRange[] {
  const sentences: TextRange[] = []
  for (const paragraph of splitParagraphs(text)) splitParagraph(sentences, { text, paragraph })
  return sentences
}

/** Stretches between blank lines, as ranges without blanks at either end. */
export function splitParagraphs(text: string): TextRange[] {
  const paragraphs: TextRange[] = []
  const gap = /\n[ \t]*\n\s*/g
  let start = 0
  for (let match = gap.exec(text); match !== null; match = gap.exec(text)) {
    pushTrimmed(paragraphs, { text, start, end: match.index })
    start = match.index + match[0].length
  }
  pushTrimmed(paragraphs, { text, start, end: text.length })
  return paragraphs
}

function splitParagraph(sentences: TextRange[], input: { text: string; paragraph: TextRange }): void {
  const { text, paragraph } = input
  const own = text.slice(paragraph.start, paragraph.end)
  let start = 0
  for (const match of own.matchAll(terminator)) {
    const end = match.index + match[0].length
    if (!isSentenceEnd(own, { start, mark: match.index, end })) continue
    pushTrimmed(sentences, { text, start: paragraph.start + start, end: paragraph.start + end })
    start = end
  }
  pushTrimmed(sentences, { text, start: paragraph.start + start, end: paragraph.end })
}

function isSentenceEnd(text: string, place: { start: number; mark: number; end: number }): boolean {
  const rest = text.slice(place.end, place.end + 60).trimStart()
  if (rest === "" || /^[\p{Ll},;:)\]]/u.test(rest)) return rest === ""
  if (text[place.mark] !== "." || text[place.mark + 1] === ".") return true
  const before = /([^\s"“”'’([]+)$/.exec(text.slice(Math.max(place.start, place.mark - 24), place.mark))?.[1] ?? ""
  if (place.mark - before.length <= place.start + 2 && /^(\d+(\.\d+)*|[A-Za-z]|[ivxIVX]+)$/.test(before)) return false
  if (/^(section|sec|article|art|clause|exhibit|no)$/i.test(before)) return false
  const isInitial = /^\p{Lu}$/u.test(before) || /^(\p{Lu}\.)+\p{Lu}$/u.test(before)
  if (isInitial || abbreviations.has(before.toLowerCase())) return starters.test(rest) && !/^(mr|mrs|ms|dr|prof|no|v|vs|sec|art)$/i.test(before)
  return true
}

function pushTrimmed(ranges: TextRange[], input: { text: string; start: number; end: number }): void {
  let { start, end } = input
  while (start < end && isBlank(input.text.charCodeAt(start))) start++
  while (end > start && isBlank(input.text.charCodeAt(end - 1))) end--
  if (end > start) ranges.push({ start, end })
}

function isBlank(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0xfeff
}
