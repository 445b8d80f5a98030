"use client"

import { ArrowUpRight } from "lucide-react"
import type { ClauseView } from "@/lib/services/documents/documents.dto"
import type { ReviewFile } from "@/lib/services/reviews/reviews.dto"
import { passageHref } from "../../../../_components/answer/passage-href"
import { Badge } from "../../../../_components/ui/badge"
import { LinkButton } from "../../../../_components/ui/link-button"
import { Select } from "../../../../_components/ui/select"
import { ModeControl, PassageView } from "../../../../_components/viewer/passage-view"
import { nowhere } from "../../../../_components/viewer/place"
import { useViewerMode } from "../../../../_components/viewer/use-viewer-mode"
import type { Passage } from "./passage"

const labels = { pages: "Pages of the document", text: "Text of the document" }

type DocumentPaneProps = { files: ReviewFile[]; passage: Passage | null; clauses: ClauseView[]; onChoose: (file: ReviewFile) => void; onClause: (clause: ClauseView) => void }

/** The document beside the output: its text with clauses and the passage marked, or the pages of the PDF. */
export function DocumentPane({ files, passage, clauses, onChoose, onClause }: DocumentPaneProps) {
  const file = files.find((candidate) => candidate.documentId === passage?.documentId) ?? files[0]
  const isPdf = file?.mediaType === "application/pdf"
  const place = passage?.documentId === file?.documentId ? passage : null
  const view = useViewerMode({ isPdf, place: place ?? nowhere })
  if (!file) return null
  const { documentId, title, versionNumber, isServing } = file
  const versionId = place?.versionId ?? file.versionId
  return (
    <section aria-label="Document" className="flex h-[80dvh] min-h-0 min-w-0 flex-col border-line bg-surface max-lg:mx-4 max-lg:mb-5 max-lg:rounded-lg max-lg:border sm:max-lg:mx-6 lg:h-auto lg:border-l">
      <header className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        {files.length > 1 ? (
          <Select aria-label="Document" className="min-w-0 flex-1" value={documentId} onChange={(event) => onChoose(files.find((candidate) => candidate.documentId === event.target.value) ?? file)}>
            {files.map((option) => (
              <option key={option.documentId} value={option.documentId}>
                {option.title}
              </option>
            ))}
          </Select>
        ) : (
          <h2 className="min-w-0 flex-1 truncate text-sm font-semibold" title={title}>
            {title}
          </h2>
        )}
        {!isServing && <Badge tone="warn" title="The output was made from this version; a newer one serves today.">Version {versionNumber}, not today’s</Badge>}
        {isPdf && <ModeControl view={view} />}
        <LinkButton size="sm" variant="ghost" href={passageHref({ ...place, documentId, versionId })} aria-label={`Open ${title}`}>
          Open <ArrowUpRight aria-hidden />
        </LinkButton>
      </header>
      <PassageView key={versionId} documentId={documentId} versionId={versionId} place={place ?? nowhere} view={view} labels={labels} clauses={clauses} onClause={onClause} />
    </section>
  )
}
