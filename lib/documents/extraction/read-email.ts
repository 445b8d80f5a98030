import PostalMime, { type Address, type Email } from "postal-mime"
import { assembleExtraction } from "./assemble-extraction"
import { cleanText } from "./clean-text"
import { ExtractionError } from "./extraction-error"
import type { ExtractionLimits } from "./extraction-limits"
import type { Block, Extraction, HiddenText } from "./extraction-types"
import { removeHidden } from "./html-hidden"
import { treeToBlocks } from "./html-to-blocks"
import { listUnseenCharacters } from "./list-unseen-characters"
import { readAttachments, type ReadPart } from "./read-attachments"

const maxHeaderBytes = 1_000_000
const maxNesting = 20

/** An e-mail: its subject as the heading, who wrote to whom and when, the letter, and what is attached to it. */
export async function readEmail(bytes: Uint8Array, { limits, readPart }: { limits: ExtractionLimits; readPart: ReadPart }): Promise<Extraction> {
  const mail = await parse(bytes)
  const { blocks, hidden } = readBody(mail)
  const subject = oneLine(mail.subject ?? "")
  const head = [
    ...(subject === "" ? [] : [{ text: subject, level: 1, page: null }]),
    { text: describe(mail), level: null, page: null },
  ]
  const attached = await readAttachments(mail.attachments, { limits, readPart })
  const all: Block[] = [...head, ...blocks.map((block) => ({ ...block, level: block.level === null ? null : Math.min(6, block.level + 1) })), ...attached.blocks]
  if (attached.blocks.length === 0 && blocks.every((block) => block.text.trim() === "") && subject === "") throw new ExtractionError("empty")
  return assembleExtraction({ blocks: all, pageCount: null, hiddenTexts: [...hidden, ...listUnseenCharacters([mail.subject, mail.text, mail.html].join("\n")), ...attached.hidden], warnings: attached.warnings })
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

function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim()
}
