import mammoth from "mammoth"
import { assembleExtraction } from "./assemble-extraction"
import { cleanText } from "./clean-text"
import { ExtractionError } from "./extraction-error"
import type { ExtractionLimits } from "./extraction-limits"
import type { Block, Extraction } from "./extraction-types"
import { htmlToBlocks } from "./html-to-blocks"
import { markHeadings } from "./mark-headings"
import { numberParagraphs } from "./number-paragraphs"
import { unpackDocx, type DocxParts } from "./unpack-docx"
import { writeZip } from "./write-zip"

const styleMap = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh", "br[type='page'] => br"]

/** Body with headings, lists, tables and notes, the texts of page headers before it and of footers after it, each once. */
export async function readDocx(bytes: Uint8Array, limits: ExtractionLimits): Promise<Extraction> {
  const parts = await unpackDocx(bytes, limits)
  const blocks = markHeadings(htmlToBlocks(await convertBody(parts)).map((block) => ({ ...block, text: cleanText(block.text).replace(/ ?↑$/, "") })))
  if (blocks.every((block) => block.text.trim() === "")) throw new ExtractionError(parts.hasImages ? "no_text" : "empty")
  return assembleExtraction({ blocks: [...textsOf(parts, "header"), ...blocks, ...textsOf(parts, "footer")], pageCount: null, warnings: [] })
}

/** The converter sees an archive written anew of the parts that were checked, with the numbers of numbered paragraphs in the text. */
async function convertBody(parts: DocxParts): Promise<string> {
  try {
    const noImages = mammoth.images.imgElement(async () => ({ src: "" }))
    const archive = writeZip(numberParagraphs(parts.xml))
    const result = await mammoth.convertToHtml({ buffer: archive }, { styleMap, includeEmbeddedStyleMap: false, convertImage: noImages, externalFileAccess: false })
    return result.value
  } catch {
    throw new ExtractionError("corrupt")
  }
}

function textsOf(parts: DocxParts, kind: "header" | "footer"): Block[] {
  const texts = [...parts.xml].filter(([name]) => new RegExp(`^word/${kind}\\d*\\.xml$`, "i").test(name)).map(([, xml]) => textOfPart(xml.toString("utf8")))
  return [...new Set(texts)].filter((text) => text !== "").map((text) => ({ text, level: null, page: null }))
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }

/** Text of a header or footer; page numbers and other fields are left out with their instructions. */
function textOfPart(xml: string): string {
  const pieces = xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(tab|br)\b[^>]*\/>|(<\/w:p>)/g)
  let text = ""
  for (const piece of pieces) text += piece[1] ?? (piece[3] === undefined ? " " : "\n")
  const decoded = text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
    name === undefined ? fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) : (entities[name] ?? whole))
  return cleanText(decoded).split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => line !== "").join("\n")
}

function fromCodePoint(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ""
}
