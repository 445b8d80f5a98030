import { FileQuestion } from "lucide-react"
import { EmptyState } from "./ui/empty-state"
import { LinkButton } from "./ui/link-button"

/** The same words for what does not exist and for what the reader may not see. */
export function NotFoundMessage() {
  return (
    <EmptyState
      isPageTitle
      icon={FileQuestion}
      title="There is no such page, or you may not see it"
      actions={
        <>
          <LinkButton href="/documents">Documents</LinkButton>
          <LinkButton href="/ask" variant="primary">
            Ask a question
          </LinkButton>
        </>
      }
    >
      The address may be mistyped, or what was here has been deleted or is private to somebody else.
    </EmptyState>
  )
}
