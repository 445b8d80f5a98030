import { detectHeading } from "./detect-heading"
import { decodeXml } from "./decode-xml"
import type { Block } from "./extraction-types"
import { valueOf } from "./read-numbering"

const mostWords = 25
const mostWordsOfSentence = 12
const deepest = 6

type Style = { name: string; parent: string | null; level: number | null }

/** Rules of the converter for paragraph styles that are headings by their outline level or by the style they are based on, not by their name. */
export function mapHeadingStyles(stylesXml: string): string[] {
  const styles = new Map<string, Style>()
  for (const [, attributes = "", body = ""] of stylesXml.matchAll(/<w:style\s([^>]*)>([\s\S]*?)<\/w:style>/g)) {
    const id = /w:styleId="([^"]*)"/.exec(attributes)?.[1]
    if (id !== undefined && /w:type="paragraph"/.test(attributes)) styles.set(id, { name: decodeXml(valueOf(body, "name") ?? ""), parent: valueOf(body, "basedOn"), level: levelOf(body) })
  }
  return [...styles.values()].flatMap((style) => {
    const level = inheritedLevel(style, styles)
    return level === null || /^heading [1-6]$/i.test(style.name) || /['\\\n]/.test(style.name) || style.name === "" ? [] : [`p[style-name='${style.name}'] => h${level}:fresh`]
  })
}

/** From 1; null for running text, which has the outline level 9. */
function levelOf(style: string): number | null {
  const byName = /^heading ([1-6])$/i.exec(valueOf(style, "name") ?? "")?.[1]
  const outline = valueOf(style, "outlineLvl")
  const level = outline === null ? Number(byName ?? Number.NaN) : Number(outline) + 1
  return Number.isInteger(level) ? level : null
}

function inheritedLevel(style: Style, styles: ReadonlyMap<string, Style>): number | null {
  let at: Style | undefined = style
  for (let depth = 0; depth < 12 && at !== undefined; depth++) {
    if (at.level !== null) return at.level >= 1 && at.level <= deepest ? at.level : null
    at = at.parent === null ? undefined : styles.get(at.parent)
  }
  return null
}

/** Many templates set whole clauses in the style of a heading; then the heading is what the clause begins with, if anything. */
export function judgeHeading(block: Block): Block {
  if (block.level === null) return block
  const words = block.text.split(/\s+/).length
  const isClause = words > mostWords || (words > mostWordsOfSentence && /[.;:,]$/.test(block.text))
  if (!isClause) return block
  const found = detectHeading(block.text)
  return found === null ? { ...block, level: null } : { ...block, heading: found.heading }
}
