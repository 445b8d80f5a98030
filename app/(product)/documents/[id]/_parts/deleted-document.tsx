import { FileX } from "lucide-react"
import type { DeletionView } from "@/lib/services/documents"
import { EmptyState } from "../../../../_components/ui/empty-state"
import { LinkButton } from "../../../../_components/ui/link-button"
import { Moment } from "../../../../_components/ui/moment"

/** Stands where a document was, for those who might have read it. */
export function DeletedDocument({ deletion }: { deletion: DeletionView }) {
  return (
    <EmptyState
      isPageTitle
      icon={FileX}
      title="This document was deleted"
      actions={
        <>
          <LinkButton href="/documents">Documents</LinkButton>
          <LinkButton href="/ask" variant="primary">
            Ask again
          </LinkButton>
        </>
      }
    >
      It was deleted on <Moment iso={deletion.deletedAt} />, with its pages and its text. Answers that rested on it are marked; ask again to get one from what is there now.
    </EmptyState>
  )
}
