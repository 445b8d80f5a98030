import { listDocuments as listRecords } from "@/lib/store/documents/list-documents"
import { scopeOf, type ServiceContext } from "../context"
import type { Page } from "../paging.dto"
import type { DocumentRow, ListDocumentsInput } from "./documents.dto"
import { cleanLine } from "./cut-text"
import { toDocumentRow } from "./view/to-document-row"

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Documents this person may read, newest first. A cursor that is none begins at the top. */
export async function listDocuments(ctx: ServiceContext, input: ListDocumentsInput): Promise<Page<DocumentRow>> {
  const { state, q, cursor, limit } = input
  const beforeId = cursor && idPattern.test(cursor) ? cursor : undefined
  const found = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => listRecords(tx, { state, titlePart: cleanLine(q ?? "") || undefined, beforeId, limit: limit + 1 }))
  const items = found.slice(0, limit).map(toDocumentRow)
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null }
}
