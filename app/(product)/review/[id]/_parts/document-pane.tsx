"use client"

import { useState } from "react"
import { ArrowUpRight } from "lucide-react"
import { passageHref } from "../../../../_components/answer/passage-href"
import { ProblemNotice } from "../../../../_components/api/problem-notice"
import { LinkButton } from "../../../../_components/ui/link-button"
import { SegmentedControl } from "../../../../_components/ui/segmented-control"
import { Select } from "../../../../_components/ui/select"
import { Skeleton } from "../../../../_components/ui/skeleton"
import { DocumentText } from "./document-text"
import type { PaneDocument, Passage } from "./passage"
import { type LoadedText, useDocumentText } from "./use-document-text"

const views = [
  { value: "text", label: "Text" },
  { value: "file", label: "PDF" },
] as const

type DocumentPaneProps = { documents: PaneDocument[]; passage: Passage | null; onChoose: (document: PaneDocument) => void }

/** The document beside the output: its text with the passage marked, or the PDF itself at the page. */
export function DocumentPane({ documents, passage, onChoose }: DocumentPaneProps) {
  const current = documents.find((document) => document.documentId === passage?.documentId) ?? documents[0]
  if (!current) return null
  return <PaneFrame documents={documents} current={current} passage={passage?.documentId === current.documentId ? passage : null} onChoose={onChoose} />
}

function PaneFrame({ documents, current, passage, onChoose }: DocumentPaneProps & { current: PaneDocument }) {
  const [wanted, setWanted] = useState<"text" | "file">("text")
  const { documentId, title } = current
  const versionId = passage?.versionId || current.versionId
  const { view, problem } = useDocumentText({ documentId, versionId })
  const hasPages = view?.pages !== null && view?.pages !== undefined
  const kind = hasPages ? wanted : "text"
  return (
    <section aria-label="Document" className="flex h-[70dvh] flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-raised lg:h-full">
      <header className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2">
        {documents.length > 1 ? (
          <Select
            aria-label="Document"
            className="min-w-0 flex-1"
            value={documentId}
            onChange={(event) => {
              const chosen = documents.find((document) => document.documentId === event.target.value)
              if (chosen) onChoose(chosen)
            }}
          >
            {documents.map((document) => (
              <option key={document.documentId} value={document.documentId}>
                {document.title}
              </option>
            ))}
          </Select>
        ) : (
          <h2 className="min-w-0 flex-1 truncate text-sm font-semibold" title={title}>
            {title}
          </h2>
        )}
        {hasPages && <SegmentedControl label="Show" options={views} value={kind} onChange={setWanted} />}
        <LinkButton size="sm" variant="ghost" href={passageHref({ ...passage, documentId, versionId })} aria-label={`Open ${title}`}>
          Open <ArrowUpRight aria-hidden />
        </LinkButton>
      </header>
      {kind === "text" ? (
        <PaneText view={view} problem={problem} passage={passage} />
      ) : (
        <iframe
          key={`${versionId}/${passage?.page}`}
          title={`${title}, as uploaded`}
          src={`/api/documents/${documentId}/file${versionId ? `?versionId=${versionId}` : ""}${passage?.page ? `#page=${passage.page}` : ""}`}
          className="min-h-0 flex-1 bg-sunken"
        />
      )}
    </section>
  )
}

function PaneText({ view, problem, passage }: LoadedText & { passage: Passage | null }) {
  if (problem) return <ProblemNotice problem={problem} className="m-3" />
  if (view) return <DocumentText view={view} passage={passage} />
  return (
    <div className="space-y-2 p-4" aria-busy>
      {[90, 100, 95, 60, 100, 80].map((width, index) => (
        <Skeleton key={index} className={`h-4 ${width === 100 ? "w-full" : width > 85 ? "w-11/12" : "w-2/3"}`} />
      ))}
    </div>
  )
}
