import type { Block, ExtractionWarning } from "./extraction-types"

/** Which pages could not be read and which hold no text. */
export function listWarnings(input: { blocks: readonly Block[]; unreadable: number[]; pageCount: number }): ExtractionWarning[] {
  const withText = new Set(input.blocks.map((block) => block.page))
  const empty = Array.from({ length: input.pageCount }, (_, index) => index + 1).filter((page) => !withText.has(page) && !input.unreadable.includes(page))
  const warnings: ExtractionWarning[] = []
  if (input.unreadable.length > 0) warnings.push({ code: "pages_unreadable", message: `${namePages(input.unreadable)} could not be read because the file is damaged there.`, pages: input.unreadable })
  if (empty.length > 0) warnings.push({ code: "pages_without_text", message: `${namePages(empty)} ${empty.length === 1 ? "holds" : "hold"} no text, perhaps a scan or a picture; nothing on ${empty.length === 1 ? "it" : "them"} can be found or cited.`, pages: empty })
  return warnings
}

function namePages(pages: readonly number[]): string {
  if (pages.length === 1) return `Page ${pages[0]}`
  const shown = pages.slice(0, 12)
  const rest = pages.length - shown.length
  return rest > 0 ? `Pages ${shown.join(", ")} and ${rest} more` : `Pages ${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`
}
