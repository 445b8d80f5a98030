import { z } from "zod"
import { getDocument } from "../documents/get-document"
import { listClauses } from "../documents/list-clauses"
import { requireChosen } from "./require-chosen"
import { defineTool } from "./tool"

const mostClauses = 30
const longestQuote = 500

export const listClausesTool = defineTool({
  name: "list_clauses",
  description:
    "Lists the clauses that a signed analysis found in a contract, with type, quotation, short answer and page. They have no number: " +
    "to cite one, search for its words with search_documents.",
  input: z.strictObject({
    documentId: z.uuid().describe("The id, as search_documents gave it"),
    clauseType: z.string().trim().min(1).max(100).nullish().describe('Only clauses of this type, such as "Governing Law"'),
  }),
  output: z.object({
    documentId: z.string(),
    title: z.string(),
    /** Why there may be none, or fewer than there are. */
    note: z.string().nullable(),
    clauses: z.array(z.object({ type: z.string(), quote: z.string(), answer: z.string().nullable(), page: z.number().nullable(), confidence: z.number() })),
  }),
  run: async (ctx, { documentId, clauseType }) => {
    requireChosen(ctx, documentId)
    const { title, analysis } = await getDocument(ctx, { id: documentId })
    if (analysis?.status !== "approved") return { documentId, title, note: analysis?.message ?? "This document has no analysis: only contracts get one.", clauses: [] }
    const all = await listClauses(ctx, { id: documentId })
    const wanted = clauseType ? all.filter((clause) => clause.clauseType.toLowerCase() === clauseType.toLowerCase()) : all
    const clauses = wanted.slice(0, mostClauses).map((clause) => ({
      type: clause.clauseType,
      quote: clause.quote.slice(0, longestQuote),
      answer: clause.answer?.slice(0, longestQuote) ?? null,
      page: clause.page,
      confidence: clause.confidence,
    }))
    return { documentId, title, note: noteOn({ all: all.map((clause) => clause.clauseType), wanted: wanted.length, clauseType: clauseType ?? null }), clauses }
  },
  record: ({ documentId, title, note, clauses }) => ({ documentId, title, note, count: clauses.length }),
})

function noteOn({ all, wanted, clauseType }: { all: string[]; wanted: number; clauseType: string | null }): string | null {
  if (wanted > mostClauses) return `The first ${mostClauses} of ${wanted}; name a clauseType for the others.`
  if (wanted === 0 && clauseType && all.length > 0) return `No clause of this type; there are: ${[...new Set(all)].join(", ")}.`
  return wanted === 0 ? "The analysis found no clauses." : null
}
