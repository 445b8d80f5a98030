import { formatNumber } from "./format-number"
import { readNumbering, readStyleNumbers, valueOf, type Numbering, type NumberingLevel, type ParagraphNumber } from "./read-numbering"

const documentPart = "word/document.xml"
const numberingPart = "word/numbering.xml"
const unnumbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'

/**
 * Writes the numbers that Word would show ("5.2", "(a)") into the text of numbered paragraphs, since people cite clauses by them.
 * Bullets stay what they are.
 */
export function numberParagraphs(xml: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  const parts = new Map(xml)
  const body = parts.get(documentPart)?.toString("utf8")
  const numberingXml = parts.get(numberingPart)?.toString("utf8")
  if (body === undefined || numberingXml === undefined) return parts
  const numbering = readNumbering(numberingXml)
  const stylesXml = parts.get("word/styles.xml")?.toString("utf8") ?? ""
  const styleNumbers = readStyleNumbers(stylesXml, numbering)
  const counters = new Map<string, number[]>()
  const usedInstances = new Set<string>()
  const numbered = body.replace(/(<w:p(?:\s[^>]*)?>\s*)(<w:pPr(?:\s[^>]*)?>)([\s\S]*?)(<w:pPrChange\b[\s\S]*?<\/w:pPrChange>\s*)?<\/w:pPr>/g, (whole, opening: string, properties: string, inside: string) => {
    const place = isGone(inside) ? null : numberOf(inside, styleNumbers)
    const label = place === null ? null : nextLabel(place, { numbering, counters, usedInstances })
    if (label === null) return whole
    const rest = inside.replace(/<w:numPr>[\s\S]*?<\/w:numPr>|<w:numPr\/>/, "")
    const run = label === "" ? "" : `<w:r><w:t xml:space="preserve">${label} </w:t></w:r>`
    return `${opening}${properties}${placeAfterStyle(rest)}</w:pPr>${run}`
  })
  return parts.set(documentPart, Buffer.from(numbered, "utf8")).set(numberingPart, Buffer.from(dropDeadLinks(numberingXml, stylesXml)))
}

/** The end of the paragraph was deleted or hidden: it runs into the next, and Word gives it no number. */
function isGone(properties: string): boolean {
  const mark = /<w:rPr>([\s\S]*?)<\/w:rPr>/.exec(properties)?.[1] ?? ""
  return /<w:(?:del|moveFrom)[\s/>]/.test(mark) || /<w:vanish(?:\/>|\s+w:val="(?:1|true|on)")/.test(mark)
}

function placeAfterStyle(properties: string): string {
  const style = /^\s*<w:pStyle\b[^>]*\/>/.exec(properties)?.[0] ?? ""
  return style + unnumbered + properties.slice(style.length)
}

/** The converter breaks on a list that points at a style which does not exist. */
function dropDeadLinks(numberingXml: string, stylesXml: string): string {
  return numberingXml.replace(/<w:numStyleLink\s[^>]*w:val="([^"]*)"[^>]*\/>/g, (link, style: string) => (stylesXml.includes(`w:styleId="${style}"`) ? link : ""))
}

/** Where a paragraph stands in a list: by its own word, else by its style's. */
function numberOf(properties: string, styleNumbers: ReadonlyMap<string, ParagraphNumber>): ParagraphNumber | null {
  const own = /<w:numPr>([\s\S]*?)<\/w:numPr>/.exec(properties)?.[1]
  const byStyle = styleNumbers.get(valueOf(properties, "pStyle") ?? "")
  const numberingId = (own === undefined ? null : valueOf(own, "numId")) ?? byStyle?.numberingId
  if (numberingId === undefined || numberingId === "0") return null
  const level = own === undefined ? null : valueOf(own, "ilvl")
  return { numberingId, level: level === null ? (byStyle?.level ?? 0) : Number(level) }
}

type Count = { numbering: Numbering; counters: Map<string, (number | undefined)[]>; usedInstances: Set<string> }

/** Null for bullets and lists that are not defined, which are left as they are. */
function nextLabel(place: ParagraphNumber, count: Count): string | null {
  const instance = count.numbering.instances.get(place.numberingId)
  const defined = instance === undefined ? undefined : count.numbering.levels.get(instance.abstractId)
  if (instance === undefined || defined === undefined) return null
  const levels = instance.levels.size === 0 ? defined : new Map([...defined, ...instance.levels])
  const level = levels.get(place.level)
  if ( level === undefined || level.format === "bullet") return null
  const numbers: (number | undefined)[] = count.counters.get(instance.abstractId) ?? []
  const isNewInstance = !count.usedInstances.has(`${place.numberingId} ${place.level}`)
  count.usedInstances.add(`${place.numberingId} ${place.level}`)
  const restart = isNewInstance ? instance.starts.get(place.level) : undefined
  for (let above = 0; above < place.level; above++) numbers[above] ??= levels.get(above)?.start ?? 1
  const current = numbers[place.level]
  numbers[place.level] = restart ?? (current === undefined ? level.start : current + 1)
  for (let below = place.level + 1; below < numbers.length; below++) if (place.level + 1 <= (levels.get(below)?.restartsAfter ?? below)) numbers[below] = undefined
  count.counters.set(instance.abstractId, numbers)
  return renderLabel(level, { levels, numbers })
}

function renderLabel(level: NumberingLevel, list: { levels: ReadonlyMap<number, NumberingLevel>; numbers: readonly (number | undefined)[] }): string {
  if (level.format === "none") return ""
  const label = level.pattern.replace(/%(\d)/g, (_, digit: string) => {
    const index = Number(digit) - 1
    const format = level.isLegal ? "decimal" : (list.levels.get(index)?.format ?? "decimal")
    return formatNumber(list.numbers[index] ?? 1, format)
  })
  return label.trim()
}
