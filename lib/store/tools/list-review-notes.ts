import { desc, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { reviewNotes, users } from "@/drizzle/schema"

/** Notes on a document, newest first; whether the document may be seen is for the caller to ask. */
export function listReviewNotes(tx: Tx, { documentId, limit }: { documentId: string; limit: number }) {
  return tx
    .select({ id: reviewNotes.id, authorId: reviewNotes.authorId, authorName: users.name, requestId: reviewNotes.requestId, text: reviewNotes.text, createdAt: reviewNotes.createdAt })
    .from(reviewNotes)
    .leftJoin(users, eq(users.id, reviewNotes.authorId))
    .where(eq(reviewNotes.documentId, documentId))
    .orderBy(desc(reviewNotes.id))
    .limit(limit)
}
