import type { Attachment } from "postal-mime"
import { detectMediaType } from "../detect-media-type"
import { cleanText } from "./clean-text"
import type { ExtractionLimits } from "./extraction-limits"
import type { Block, Extraction, ExtractionInput, ExtractionProgress, ExtractionResult, ExtractionWarning, HiddenText } from "./extraction-types"

/** Reads a file that is part of another under the limits of the whole. */
export type ReadPart = (input: ExtractionInput, limits: ExtractionLimits) => Promise<ExtractionResult | ExtractionProgress>

export type ReadAttachments = { blocks: Block[]; hidden: HiddenText[]; warnings: ExtractionWarning[] }

type Reading = { limits: ExtractionLimits; readPart: ReadPart }
type Outcome = { extraction: Extraction } | { problem: string }

const mostRead = 20
const mostNamed = 20
const mostBytes = 10_000_000

/** What is attached to an e-mail as parts of its text, each below a heading with its name; what could not be read is named in a warning. */
export async function readAttachments(attachments: readonly Attachment[], { limits, readPart }: Reading): Promise<ReadAttachments> {
  const startedAt = performance.now()
  const found: ReadAttachments = { blocks: [], hidden: [], warnings: [] }
  const unread: string[] = []
  let characters = 0
  for (const [index, attachment] of attachments.filter(({ related }) => related !== true).entries()) {
    const name = oneLine(attachment.filename ?? "") || attachment.mimeType
    const turnMs = limits.turnMs - (performance.now() - startedAt)
    const outcome = index >= mostRead || turnMs <= 0 || limits.maxNesting <= 0 ? { problem: "" } : await readOne(attachment, { limits: { ...limits, turnMs, maxNesting: limits.maxNesting - 1, maxCharacters: limits.maxCharacters - characters }, readPart })
    if ("problem" in outcome) {
      unread.push(outcome.problem === "" ? name : `${name} (${outcome.problem})`)
      continue
    }
    characters += outcome.extraction.text.length
    addPart(found, { name, extraction: outcome.extraction })
  }
  if (unread.length > 0) found.warnings.push(warnOf(unread))
  return found
}

const problems: Readonly<Record<string, string>> = { encrypted: "protected with a password", corrupt: "damaged", no_text: "a picture of text", unsupported: "not a kind of file that can be read", empty: "empty" }

async function readOne({ content, filename }: Attachment, { limits, readPart }: Reading): Promise<Outcome> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content)
  if (bytes.byteLength > mostBytes) return { problem: "large" }
  const fileName = filename ?? ""
  const detected = await detectMediaType(bytes, fileName)
  const result = detected.ok ? await readPart({ bytes, mediaType: detected.mediaType, fileName }, limits) : detected
  if (!result.ok) return { problem: problems[result.failure.code] ?? "too large or built in a way that is not read" }
  return "extraction" in result ? { extraction: result.extraction } : { problem: "too long to be read along with the letter" }
}

function addPart(found: ReadAttachments, { name, extraction }: { name: string; extraction: Extraction }): void {
  found.blocks.push({ text: `Attachment: ${name}`, level: 2, page: null }, ...toBlocks(extraction))
  const placeOf = (page: number | null) => (page === null ? `the attachment ${name}` : `page ${page} of the attachment ${name}`)
  found.hidden.push(...extraction.hiddenTexts.map(({ text, reason, page }) => ({ page: null, text, reason: `${reason}, in ${placeOf(page)}` })))
  found.warnings.push(...extraction.warnings.map(({ code, message }) => ({ code, message: `In the attachment ${name}: ${message}` })))
}

/** Paragraphs again, with the headings that were found, two levels below the subject of the letter. */
function toBlocks({ text, sections }: Extraction): Block[] {
  const headings = new Map(sections.map((section) => [section.start, section]))
  let start = 0
  return text.split("\n\n").map((paragraph) => {
    const section = headings.get(start)
    start += paragraph.length + 2
    return section === undefined ? { text: paragraph, level: null, page: null } : { text: paragraph, level: Math.min(6, section.level + 2), heading: section.heading, page: null }
  })
}

function warnOf(unread: readonly string[]): ExtractionWarning {
  const shown = unread.slice(0, mostNamed).join(", ")
  const rest = unread.length > mostNamed ? ` and ${unread.length - mostNamed} more` : ""
  return { code: "attachments_unread", message: `What is attached was not read: ${shown}${rest}. Upload it as a document of its own if it is to be found.` }
}

function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim()
}
