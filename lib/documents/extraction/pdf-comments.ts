import { cleanText } from "./clean-text"
import type { HiddenText } from "./extraction-types"
import type { FormAnnotation } from "./pdf-form-fields"

/** What stands in comments, pop-ups and fields that a page does not show. Links name their target there, which is no text. */
export function listComments(annotations: readonly FormAnnotation[], page: number): HiddenText[] {
  return annotations.flatMap((annotation) => {
    const { subtype, contentsObj, fieldValue, hidden } = annotation
    if (subtype === "Link") return []
    if (subtype === "Widget") return hidden === true && typeof fieldValue === "string" ? toHidden(fieldValue, { page, reason: "In a form field that is not shown" }) : []
    if (subtype === "FreeText" && hidden !== true) return []
    return toHidden(contentsObj?.str ?? "", { page, reason: "In a comment on the page" })
  })
}

function toHidden(raw: string, { page, reason }: { page: number; reason: string }): HiddenText[] {
  const text = cleanText(raw).replace(/\s+/g, " ").trim().slice(0, 4_000)
  return text === "" ? [] : [{ page, text, reason }]
}
