import { assembleExtraction } from "./assemble-extraction"
import { cleanText } from "./clean-text"
import { decodeText } from "./decode-text"
import type { Extraction } from "./extraction-types"
import { removeHidden } from "./html-hidden"
import { treeToBlocks } from "./html-to-blocks"
import { listUnseenCharacters } from "./list-unseen-characters"
import { markHeadings } from "./mark-headings"

/** Scripts, styles and the head are left out. A charset declared in the page is believed where its bytes are not UTF-8. */
export function readHtml(bytes: Uint8Array): Extraction {
  const source = decodePage(bytes)
  const { tree, hidden } = removeHidden(cleanText(source))
  const blocks = treeToBlocks(tree)
  // Named characters are resolved by the parser.
  const unseen = [source, blocks.map((block) => block.text).join("\n")].flatMap((text) => listUnseenCharacters(text))
  return assembleExtraction({ blocks: markHeadings(blocks.map((block) => ({ ...block, text: cleanText(block.text) }))), pageCount: null, hiddenTexts: [...hidden, ...unseen], warnings: [] })
}

function decodePage(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 2_048)).toString("latin1")
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]
  if (declared === undefined || /^utf-?(8|16)/i.test(declared)) return decodeText(bytes)
  try {
    return new TextDecoder(declared).decode(bytes)
  } catch {
    return decodeText(bytes)
  }
}
