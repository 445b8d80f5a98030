"use client"

import { useCallback, useState } from "react"
import { FileText } from "lucide-react"
import type { DocumentRow } from "@/lib/services/documents/documents.dto"
import type { Page } from "@/lib/services/paging.dto"
import { EmptyState } from "../../../_components/ui/empty-state"
import { LinkButton } from "../../../_components/ui/link-button"
import { PageHeader } from "../../../_components/ui/page-header"
import { DocumentFilters } from "./document-filters"
import { DocumentTable } from "./document-table"
import { DropOverlay } from "./drop-overlay"
import { type ImportFacts, UploadActions } from "./upload-actions"
import { UploadList } from "./upload-list"
import { useDocumentList } from "./use-document-list"
import { useFileDrop } from "./use-file-drop"
import { useUploads } from "./use-uploads"

export function DocumentLibrary({ initial, q, state, maxUploadBytes, imports }: { initial: Page<DocumentRow>; q: string; state: string; maxUploadBytes: number; imports: ImportFacts }) {
  const [isPrivate, setIsPrivate] = useState(false)
  const list = useDocumentList({ initial, q, state })
  const { refresh } = list
  const onAccepted = useCallback(() => void refresh(), [refresh])
  const { uploads, add, dispatch } = useUploads({ maxUploadBytes, onAccepted })
  const addFiles = useCallback((files: File[]) => add(files, isPrivate ? "private" : "workspace"), [add, isPrivate])
  const isOver = useFileDrop(addFiles)
  const isFiltered = q !== "" || state !== ""
  const actions = <UploadActions imports={imports} isPrivate={isPrivate} onPrivate={setIsPrivate} onFiles={addFiles} onPasted={onAccepted} />
  return (
    <>
      <PageHeader title="Documents" description="Drop PDF, Word, text, Markdown, HTML or e-mail files anywhere on this page. Contracts are analysed clause by clause." actions={actions} />
      <div className="space-y-4">
        <UploadList uploads={uploads} dispatch={dispatch} />
        {(list.rows.length > 0 || isFiltered) && <DocumentFilters q={q} state={state} />}
        {list.rows.length > 0 ? (
          <DocumentTable {...list} />
        ) : (
          <EmptyState icon={FileText} title={isFiltered ? "No document fits" : "No documents yet"} actions={isFiltered ? <LinkButton href="/documents">Show all</LinkButton> : null}>
            {isFiltered ? "Try another part of the title, or another state." : "Drop the first one here, or press Upload. It is read, indexed and ready for questions within a minute or so."}
          </EmptyState>
        )}
      </div>
      {isOver && <DropOverlay isPrivate={isPrivate} />}
    </>
  )
}
