import { notFound } from "@/lib/errors"
import { getDocument } from "@/lib/store/documents/get-document"
import { listReviewNotes } from "@/lib/store/tools/list-review-notes"
import { scopeOf, type ServiceContext } from "../context"
import type { ReviewNoteView } from "../tools/tools.dto"

const mostNotes = 200

/** Notes on a document that this person may read, newest first. */
export async function listNotes(ctx: ServiceContext, input: { id: string }): Promise<ReviewNoteView[]> {
  const { actor } = ctx
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    if (!(await getDocument(tx, input))) throw notFound("document")
    const notes = await listReviewNotes(tx, { documentId: input.id, limit: mostNotes })
    return notes.map(({ id, authorId, authorName, requestId, text, createdAt }) => ({
      id,
      author: { id: authorId, name: authorName ?? "Someone who left" },
      text,
      requestId: authorId === actor.userId || actor.role === "admin" || actor.role === "manager" ? requestId : null,
      createdAt: createdAt.toISOString(),
    }))
  })
}
