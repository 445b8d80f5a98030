import { getDeletedDocument } from "@/lib/store/documents/get-deleted-document"
import { scopeOf, type ServiceContext } from "../context"

export type DeletionView = { deletedAt: string }

/** When a document was deleted that this person might have read; null for unknown, foreign, private and living ones alike. */
export async function findDeletion(ctx: ServiceContext, input: { id: string }): Promise<DeletionView | null> {
  const deleted = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => getDeletedDocument(tx, input))
  return deleted && { deletedAt: deleted.deletedAt.toISOString() }
}
