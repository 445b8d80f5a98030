import { CircleHelp, FileText, ListTree, MessageSquareText, Search, StickyNote, type LucideIcon } from "lucide-react"

const icons: Record<string, LucideIcon> = { search_documents: Search, get_document: FileText, list_clauses: ListTree, get_request_status: MessageSquareText, create_review_note: StickyNote }

/** A model may name a tool as it likes, also `constructor`. */
export function ToolIcon({ name }: { name: string }) {
  const Icon = (Object.hasOwn(icons, name) ? icons[name] : null) ?? CircleHelp
  return <Icon aria-hidden className="size-3.5" />
}
