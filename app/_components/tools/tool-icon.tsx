import { CircleHelp, FileText, ListTree, MessageSquareText, Search, StickyNote, type LucideIcon } from "lucide-react"

/** A map: a model may name a tool `constructor`. */
const icons = new Map<string, LucideIcon>([
  ["search_documents", Search],
  ["get_document", FileText],
  ["list_clauses", ListTree],
  ["get_request_status", MessageSquareText],
  ["create_review_note", StickyNote],
])

export function ToolIcon({ name }: { name: string }) {
  const Icon = icons.get(name) ?? CircleHelp
  return <Icon aria-hidden className="size-3.5" />
}
