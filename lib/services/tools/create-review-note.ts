import { z } from "zod"
import { AppError } from "@/lib/errors"
import { lockDocument } from "@/lib/store/documents/lock-document"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { insertReviewNote } from "@/lib/store/tools/insert-review-note"
import { getDocument } from "../documents/get-document"
import { requireChosen } from "./require-chosen"
import { plainResult } from "./result-text"
import { defineTool } from "./tool"

export const createReviewNoteTool = defineTool({
  name: "create_review_note",
  description:
    "Proposes a note on a document for its reviewers, in the name of the person. Only where the person asked for a note. Nothing is written by this call: " +
    "the person sees the note when your answer is complete, and confirms or declines it there.",
  input: z.strictObject({
    documentId: z.uuid().describe("The id, as search_documents gave it"),
    text: z.string().trim().min(1).max(2_000).describe("The note, word for word as it will stand there"),
  }),
  output: z.object({ documentId: z.string(), title: z.string() }),
  run: async (ctx, { documentId }) => {
    requireChosen(ctx, documentId)
    const { title } = await getDocument(ctx, { id: documentId })
    return { documentId, title }
  },
  present: ({ title }) => plainResult({ state: "waiting for the user's confirmation", document: title, note: "Nothing is written yet. Say that the note waits for their confirmation, and do not propose it again." }),
  confirm: async (tx, ctx, { input, requestId }) => {
    const { actor } = ctx
    const { documentId, text } = input
    if (!(await lockDocument(tx, { id: documentId })))
      throw new AppError("not_found", "The document was deleted or closed to you since. Nothing was written; you can decline the note.")
    await insertReviewNote(tx, { workspaceId: actor.workspaceId, authorId: actor.userId, documentId, requestId, text })
    await insertAudit(tx, { actor, action: "document.note_added", subjectKind: "document", subjectId: documentId, detail: { requestId } })
  },
})
