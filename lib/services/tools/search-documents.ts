import { z } from "zod"
import type { Passage } from "@/lib/retrieval"
import { listDocumentTitles } from "@/lib/store/requests/list-parts"
import { formatVariable } from "@/prompts/variables"
import { scopeOf } from "../context"
import { findPassages } from "../documents/find-passages"
import { listDocuments } from "../documents/list-documents"
import { requireChosen } from "./require-chosen"
import { defineTool, type ToolContext } from "./tool"

const mostPassages = 8
const defaultPassages = 6
const tokenBudget = 3_000
const mostTitles = 5

const input = z.strictObject({
  query: z.string().trim().min(1).max(500).describe("What to look for: a question or its words, in the language of the documents"),
  title: z.string().trim().min(1).max(200).nullish().describe("A part of a document's title, where the person named a document"),
  documentId: z.uuid().nullish().describe("Looks in this document only"),
  limit: z.int().min(1).max(mostPassages).nullish().describe(`How many passages, at most ${mostPassages}; ${defaultPassages} when left out`),
})

const output = z.object({ passages: z.array(z.custom<Passage>()), documents: z.array(z.object({ id: z.string(), title: z.string() })) })
type Output = z.output<typeof output>

export const searchDocumentsTool = defineTool({
  name: "search_documents",
  description:
    "Searches the documents that the person may read, by words and by meaning. Gives numbered passages to cite as [n], each with the id of its document, " +
    "and documents whose title fits. Search again in other words before you say that something is not there.",
  input,
  output,
  run: async (ctx, { query, title, documentId, limit }) => {
    if (documentId) requireChosen(ctx, documentId)
    const { documentIds } = ctx.asked
    const passages = await findPassages(ctx, {
      q: query,
      limit: limit ?? defaultPassages,
      tokenBudget,
      charge: ctx.charge,
      ...(documentId ? { documentId } : {}),
      ...(documentIds.length > 0 ? { documentIds } : {}),
    })
    return { passages, documents: await listTitles(ctx, title ?? query) }
  },
  passages: ({ passages }) => passages,
  present,
  record: ({ passages, documents }, markers) => ({
    passages: passages.map(({ chunkId, documentId, versionId, page }, index) => ({ marker: markers[index], chunkId, documentId, versionId, page })),
    documents,
  }),
})

/** The chosen documents where there are any, else those whose title has the words. */
async function listTitles(ctx: ToolContext, part: string): Promise<Output["documents"]> {
  const { documentIds } = ctx.asked
  if (documentIds.length > 0) return ctx.deps.database.workspace(scopeOf(ctx), (tx) => listDocumentTitles(tx, documentIds))
  const { items } = await listDocuments(ctx, { q: part.slice(0, 200), limit: mostTitles })
  return items.map(({ id, title }) => ({ id, title }))
}

function present({ passages, documents }: Output, markers: number[]): string {
  const places = passages.map(({ documentId, title, page, heading }, index) => ({ source: markers[index], documentId, title, page, heading }))
  const found = passages.length > 0 ? formatVariable("sources", passages.map(({ title, text, score }, index) => ({ marker: markers[index], title, text, score }))) : "No passage fits."
  const parts = [found]
  if (places.length > 0) parts.push(`Where they stand: ${formatVariable("places", places)}`)
  if (documents.length > 0) parts.push(`Documents by title: ${formatVariable("titles", documents)}`)
  return parts.join("\n")
}
