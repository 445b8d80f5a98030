import { z } from "zod"
import { getDocumentText } from "../documents/get-document-text"
import { getDocument } from "../documents/get-document"
import type { AnalysisView } from "../documents/documents.dto"
import { requireChosen } from "./require-chosen"
import { defineTool } from "./tool"

const mostSections = 60
const longestSummary = 2_000

export const getDocumentTool = defineTool({
  name: "get_document",
  description:
    "Looks up one document by its id: title, kind, state, version, pages, owner, the headings of its sections, and the signed summary of its analysis if there is one. " +
    "Not its text: search_documents gives passages to cite.",
  input: z.strictObject({ documentId: z.uuid().describe("The id, as search_documents gave it") }),
  output: z.object({
    documentId: z.string(),
    title: z.string(),
    kind: z.string().nullable(),
    state: z.string(),
    stateReason: z.string().nullable(),
    owner: z.string(),
    version: z.number(),
    pages: z.number().nullable(),
    updatedAt: z.string(),
    sections: z.array(z.string()),
    summary: z.string().nullable(),
  }),
  run: async (ctx, { documentId }) => {
    requireChosen(ctx, documentId)
    const { title, kind, state, reason, owner, versionNumber, pageCount, updatedAt, version, analysis } = await getDocument(ctx, { id: documentId })
    const sections = version ? (await getDocumentText(ctx, { id: documentId })).sections : []
    return {
      documentId,
      title,
      kind,
      state,
      stateReason: reason,
      owner: owner.name,
      version: versionNumber,
      pages: pageCount,
      updatedAt,
      sections: sections.slice(0, mostSections).map(({ heading }) => heading.slice(0, 120)),
      summary: signedSummary(analysis),
    }
  },
  record: ({ documentId, title, state, version }) => ({ documentId, title, state, version }),
})

/** What a reviewer has not signed reaches no model's answer. */
function signedSummary(analysis: AnalysisView | null): string | null {
  if (analysis?.status !== "approved" || !analysis.isVisible) return null
  const summary = (analysis.output as { summary?: unknown } | null)?.summary
  return typeof summary === "string" ? summary.slice(0, longestSummary) : null
}
