import mammoth from "mammoth"
import { assembleExtraction } from "./assemble-extraction"
import { cleanText } from "./clean-text"
import { decodeXml } from "./decode-xml"
import { hideText, listDocxComments } from "./docx-hidden"
import { readStyleLooks } from "./docx-styles"
import { ExtractionError } from "./extraction-error"
import type { ExtractionLimits } from "./extraction-limits"
import type { Block, Extraction, HiddenText } from "./extraction-types"
import { listHiddenProperties } from "./hidden-properties"
import { htmlToBlocks } from "./html-to-blocks"
import { listUnseenCharacters } from "./list-unseen-characters"
import { judgeHeading, mapHeadingStyles } from "./docx-headings"
import { markHeadings } from "./mark-headings"
import { numberParagraphs } from "./number-paragraphs"
import { restateParts } from "./restate-docx"
import { unpackDocx, type DocxParts } from "./unpack-docx"
import { writeZip } from "./write-zip"

const styleMap = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh", "br[type='page'] => br"]

/** Body with headings, lists, tables and notes, the texts of page headers before it and of footers after it, each once. */
export async function readDocx(bytes: Uint8Array, limits: ExtractionLimits): Promise<Extraction> {
  const { xml, hasImages } = await unpackDocx(bytes, limits)
  const { parts, hidden } = hideInParts({ xml: restateParts(xml), hasImages })
  const blocks = markHeadings(htmlToBlocks(await convertBody(parts)).map((block) => judgeHeading({ ...block, text: cleanText(block.text).replace(/ ?↑$/, "") })))
  if (blocks.every((block) => block.text.trim() === "")) throw new ExtractionError(parts.hasImages ? "no_text" : "empty")
  const all = [...textsOf(parts, "header"), ...blocks, ...textsOf(parts, "footer")]
  const properties = listHiddenProperties(propertiesOf(parts), all.map((block) => block.text).join("\n"))
  return assembleExtraction({ blocks: all, pageCount: null, hiddenTexts: [...hidden, ...properties], warnings: [] })
}

const shownParts = /^word\/(document|footnotes|endnotes|header\d*|footer\d*)\.xml$/i

/** The parts without what nobody sees in them, before any of them is read. */
function hideInParts({ xml, hasImages }: DocxParts): { parts: DocxParts; hidden: HiddenText[] } {
  const source = (name: string) => xml.get(name)?.toString("utf8") ?? ""
  const context = { styles: readStyleLooks(source("word/styles.xml")), hasBackground: /<w:background\s[^>]*w:color="(?!auto|ffffff)/i.test(source("word/document.xml")) }
  const kept = new Map(xml)
  const hidden: HiddenText[] = []
  for (const [name, content] of xml) {
    if (!shownParts.test(name)) continue
    const part = hideText(content.toString("utf8"), context)
    hidden.push(...part.hidden, ...listUnseenCharacters(decodeXml(part.xml)))
    if (part.hidden.length > 0) kept.set(name, Buffer.from(part.xml))
  }
  return { parts: { xml: kept, hasImages }, hidden: [...hidden, ...listDocxComments(source("word/comments.xml"))] }
}

function propertiesOf({ xml }: DocxParts): Record<string, string> {
  const core = xml.get("docProps/core.xml")?.toString("utf8") ?? ""
  return Object.fromEntries([...core.matchAll(/<(?:dc|cp):(title|subject|description|keywords|category)>([^<]*)</g)].map((match) => [match[1] ?? "", decodeXml(match[2] ?? "")]))
}

/** The converter sees an archive written anew of the parts that were checked, with the numbers of numbered paragraphs in the text. */
async function convertBody(parts: DocxParts): Promise<string> {
  try {
    const noImages = mammoth.images.imgElement(async () => ({ src: "" }))
    const archive = writeZip(numberParagraphs(parts.xml))
    const result = await mammoth.convertToHtml({ buffer: archive }, { styleMap: [...styleMap, ...mapHeadingStyles(parts.xml.get("word/styles.xml")?.toString("utf8") ?? "")], includeEmbeddedStyleMap: false, convertImage: noImages, externalFileAccess: false })
    return result.value
  } catch {
    throw new ExtractionError("corrupt")
  }
}

function textsOf(parts: DocxParts, kind: "header" | "footer"): Block[] {
  const texts = [...parts.xml].filter(([name]) => new RegExp(`^word/${kind}\\d*\\.xml$`, "i").test(name)).map(([, xml]) => textOfPart(xml.toString("utf8")))
  return [...new Set(texts)].filter((text) => text !== "").map((text) => ({ text, level: null, page: null }))
}

const pageField = /<w:fldChar\s[^>]*w:fldCharType="begin"(?:(?!w:fldCharType="end")[\s\S])*?<w:instrText(?:\s[^>]*)?>\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b(?:(?!w:fldCharType="begin")[\s\S])*?w:fldCharType="end"/g

/** Text of a header or footer; page numbers are left out. */
function textOfPart(xml: string): string {
  const pieces = xml.replace(/<w:moveFrom(?:\s[^>]*)?>[\s\S]*?<\/w:moveFrom>/g, "").replace(pageField, "<").matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(tab|br)\b[^>]*\/>|(<\/w:p>)/g)
  let text = ""
  for (const piece of pieces) text += piece[1] ?? (piece[3] === undefined ? " " : "\n")
  return cleanText(decodeXml(text)).split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => !/^\W*(?:page\W*(?:of\W*)?|of\W*)?$/i.test(line)).join("\n")
}
