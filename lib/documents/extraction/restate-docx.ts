import { canonicaliseXml } from "./canonical-xml"
import { writeFormulas } from "./docx-formulas"

const restated = /^word\/(document|footnotes|endnotes|comments|styles|numbering|header\d*|footer\d*)\.xml$/i

/** The parts of a DOCX with what the converter would drop put in words it understands: text boxes, fields, formulas, ruby, drop caps. */
export function restateParts(parts: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  return new Map([...parts].map(([name, content]) => [name, restated.test(name) ? Buffer.from(restate(canonicaliseXml(content.toString("utf8")))) : content]))
}

function restate(xml: string): string {
  const plain = xml
    .replace(/<w:fldSimple\s[^>]*w:instr="\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b[^>]*[^/]>[\s\S]*?<\/w:fldSimple>/g, "")
    .replace(/<\/?w:fldSimple(?:\s[^>]*)?>/g, "")
    .replace(/<w:cr(?:\s[^>]*)?\/>/g, "<w:br/>")
    .replace(/<w:ruby(?:\s[^>]*)?>[\s\S]*?<w:rubyBase(?:\s[^>]*)?>([\s\S]*?)<\/w:rubyBase>\s*<\/w:ruby>/g, "</w:r>$1<w:r>")
  return joinDropCaps(writeFormulas(restateTextBoxes(plain)))
}

const boxTag = /<(\/?)(mc:AlternateContent|mc:Choice|mc:Fallback|w:drawing|w:txbxContent)(?:\s[^>]*?)?(\/?)>/g

/**
 * Text boxes as the old form of a shape, which the converter reads. Word writes a box twice, as a drawing and, for old programs, as a
 * shape; other programs write the drawing alone.
 */
function restateTextBoxes(xml: string): string {
  if (!xml.includes("<w:txbxContent")) return xml
  const boxes: { start: number; end: number; inside: string[]; isHidden: boolean }[] = []
  let outer: { name: string; start: number; depth: number } | null = null
  let box: { start: number; depth: number } | null = null
  let isFallback = false
  let inside: string[] = []
  for (const { index, 0: whole, 1: slash, 2: name = "", 3: end } of xml.matchAll(boxTag)) {
    if (end === "/") continue
    const isEnd = slash === "/"
    if (box !== null) {
      if (name !== "w:txbxContent") continue
      box.depth += isEnd ? -1 : 1
      if (box.depth > 0) continue
      const text = xml.slice(box.start, index)
      if (outer !== null && !(isFallback && inside.length > 0)) inside.push(text)
      box = null
    } else if (outer === null) {
      if (!isEnd && (name === "mc:AlternateContent" || name === "w:drawing")) outer = { name, start: index, depth: 1 }
    } else if (name === "w:txbxContent" && !isEnd) box = { start: index + whole.length, depth: 1 }
    else if (name === "mc:Fallback") isFallback = !isEnd
    else if (name === outer.name) {
      outer.depth += isEnd ? -1 : 1
      if (outer.depth > 0) continue
      if (inside.length > 0) boxes.push({ start: outer.start, end: index + whole.length, inside, isHidden: /<wp:docPr\s[^>]*hidden="(?:1|true)"/.test(xml.slice(outer.start, index)) })
      outer = null
      inside = []
      isFallback = false
    }
  }
  let written = ""
  let position = 0
  for (const { start, end, inside: texts, isHidden } of boxes) {
    written += `${xml.slice(position, start)}<w:pict${isHidden ? ' w:hidden="1"' : ""}>${texts.map((text) => `<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${text}</w:txbxContent></v:textbox></v:shape>`).join("")}</w:pict>`
    position = end
  }
  return written + xml.slice(position)
}

/** The large first letter of a paragraph stands in a paragraph of its own. */
function joinDropCaps(xml: string): string {
  if (!xml.includes("w:dropCap=")) return xml
  return xml.replace(/<w:p(?:\s[^>]*)?>\s*<w:pPr>((?:(?!<\/w:pPr>)[\s\S])*)<\/w:pPr>((?:(?!<\/w:p>)[\s\S])*)<\/w:p>\s*(<w:p(?:\s[^>]*)?>\s*(?:<w:pPr>(?:(?!<\/w:pPr>)[\s\S])*<\/w:pPr>)?)/g, (whole, properties: string, letter: string, next: string) =>
    /<w:framePr\s[^>]*w:dropCap="(?:drop|margin)"/.test(properties) ? next + letter : whole,
  )
}
