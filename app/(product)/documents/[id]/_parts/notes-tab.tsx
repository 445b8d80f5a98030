import { StickyNote } from "lucide-react"
import type { ReviewNoteView } from "@/lib/services/tools/tools.dto"
import { EmptyState } from "../../../../_components/ui/empty-state"
import { Moment } from "../../../../_components/ui/moment"
import { TextLink } from "../../../../_components/ui/text-link"

/** What people left for those who review or read this document. */
export function NotesTab({ documentId, notes }: { documentId: string; notes: ReviewNoteView[] }) {
  if (notes.length === 0)
    return (
      <EmptyState icon={StickyNote} title="No notes">
        Ask the AI to add one under <TextLink href={`/run/assistant?documentId=${documentId}`}>Work with your documents</TextLink>. It is written when you confirm it.
      </EmptyState>
    )
  return (
    <ul className="space-y-2">
      {notes.map(({ id, author, text, requestId, createdAt }) => (
        <li key={id} className="space-y-1 rounded-lg border border-line px-3 py-2.5 text-sm">
          <p className="text-base break-words whitespace-pre-wrap">{text}</p>
          <p className="text-faint">
            {author.name}, <Moment iso={createdAt} />
            {requestId && (
              <>
                {" · "}
                <TextLink href={`/requests/${requestId}`} prefetch={false}>
                  The request it came from
                </TextLink>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
