import PostalMime, { type Address, type Email } from "postal-mime"
import { assembleExtraction } from "./assemble-extraction"
import { cleanText } from "./clean-text"
import { ExtractionError } from "./extraction-error"
import type { Block, Extraction, ExtractionWarning, HiddenText } from "./extraction-types"
import { removeHidden } from "./html-hidden"
import { treeToBlocks } from "./html-to-blocks"

const maxHeaderBytes = 1_000_000
const maxNesting = 20
const mostNamed = 20

/** An e-mail: its subject as the heading, who wrote to whom and when, and the letter. Attachments are named in a warning, not read. */
export async function readEmail(bytes: Uint8Array): Promise<Extraction> {
  const mail = await parse(bytes)
  const { blocks, hidden } = readBody(mail)
  const subject = oneLine(mail.subject ?? "")
  const head = [
    ...(subject === "" ? [] : [{ text: subject, level: 1, page: null }]),
    { text: describe(mail), level: null, page: null },
  ]
  const all: Block[] = [...head, ...blocks.map((block) => ({ ...block, level: block.level === null ? null : Math.min(6, block.level + 1) }))]
  if (blocks.every((block) => block.text.trim() === "") && subject === "") throw new ExtractionError("empty")
  return assembleExtraction({ blocks: all, pageCount: null, hiddenTexts: hidden, warnings: warnOfAttachments(mail) })
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxHeadersSize: maxHeaderBytes, maxNestingDepth: maxNesting })
  } catch {
    throw new ExtractionError("corrupt")
  }
}

/** The plain letter where there is one; else what a reader sees of the designed one. */
function readBody({ text = "", html = "" }: Email): { blocks: Block[]; hidden: HiddenText[] } {
  if (text.trim() !== "") return { blocks: cleanText(text).split(/\n[ \t]*\n\s*/).map((paragraph) => ({ text: paragraph, level: null, page: null })), hidden: [] }
  const { tree, hidden } = removeHidden(cleanText(html))
  return { blocks: treeToBlocks(tree), hidden }
}

function describe({ from, to, cc, date }: Email): string {
  const lines = [["From", from === undefined ? "" : nameAddress(from)], ["To", nameAddresses(to)], ["Copy to", nameAddresses(cc)], ["Date", date ?? ""]] as const
  return lines.flatMap(([name, value]) => (oneLine(value) === "" ? [] : [`${name}: ${oneLine(value)}`])).join("\n")
}

function nameAddresses(addresses: readonly Address[] | undefined): string {
  return (addresses ?? []).map(nameAddress).join(", ")
}

function nameAddress(address: Address): string {
  if (address.address === undefined) return `${address.name}: ${nameAddresses(address.group)}`
  return address.name === "" ? address.address : `${address.name} <${address.address}>`
}

function warnOfAttachments({ attachments }: Email): ExtractionWarning[] {
  const names = attachments.filter((attachment) => attachment.related !== true).map((attachment) => oneLine(attachment.filename ?? "") || attachment.mimeType)
  if (names.length === 0) return []
  const shown = names.slice(0, mostNamed).join(", ")
  const rest = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : ""
  return [{ code: "attachments_unread", message: `What is attached was not read: ${shown}${rest}. Upload it as a document of its own if it is to be found.` }]
}

function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim()
}
