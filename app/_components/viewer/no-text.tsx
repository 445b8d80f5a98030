import { FileClock, FileX } from "lucide-react"
import type { DocumentRow } from "@/lib/services/documents/documents.dto"
import { isAtWork } from "../document/document-states"
import { EmptyState } from "../ui/empty-state"

/** Stands where the text would be, while there is none. */
export function NoText({ document }: { document: DocumentRow }) {
  return isAtWork(document.state) ? (
    <EmptyState icon={FileClock} title="This document is being read">
      Its text appears here as soon as it is there. You can leave this page; the work goes on.
    </EmptyState>
  ) : (
    <EmptyState icon={FileX} title="There is no text to show">
      {document.reason ?? "Upload a new version that can be read."}
    </EmptyState>
  )
}
