"use client"

import { useEffect, useMemo, useState } from "react"
import { useRouter } from "next/navigation"
import type { ClauseView, DocumentView, VersionView } from "@/lib/services/documents/documents.dto"
import type { RequestRow } from "@/lib/services/requests/requests.dto"
import type { ReviewNoteView } from "@/lib/services/tools/tools.dto"
import { SourceHost } from "../../../../_components/answer/source-host"
import type { OpenPlace } from "../../../../_components/answer/source-place"
import { cx } from "../../../../_components/ui/cx"
import { SegmentedControl } from "../../../../_components/ui/segmented-control"
import { DocumentViewer } from "../../../../_components/viewer/document-viewer"
import { NoText } from "../../../../_components/viewer/no-text"
import { hasStretch, type Place } from "../../../../_components/viewer/place"
import { DocumentHeader } from "./document-header"
import { DocumentTabs, readTab, type DocumentTab } from "./document-tabs"
import { HiddenTextNotice } from "./hidden-text-notice"
import { ProgressStrip } from "./progress-strip"
import { useProgress } from "./use-progress"

type DocumentWorkspaceProps = {
  document: DocumentView
  versions: VersionView[]
  clauses: ClauseView[]
  notes: ReviewNoteView[]
  earlierQuestions: RequestRow[]
  place: Place
  versionId: string | null
  initialTab: string | null
  canReview: boolean
  maxUploadBytes: number
}

/** What the reader has chosen to look at; another address starts anew. */
type View = { for: string; place: Place; pane: "document" | "facts" }

function viewOf(address: string, place: Place): View {
  return { for: address, place, pane: hasStretch(place) || place.page !== null ? "document" : "facts" }
}

const panes = [
  { value: "document", label: "Document" },
  { value: "facts", label: "Analysis and more" },
] as const

/** A signed analysis arrives in minutes; the page looks for it now and then. */
const reviewPollMs = 30_000

export function DocumentWorkspace(props: DocumentWorkspaceProps) {
  const { document, versions, clauses, versionId } = props
  const router = useRouter()
  const progress = useProgress({ documentId: document.id, initial: document })
  const shown = versions.find(({ id }) => id === versionId) ?? document.version ?? null
  const addressKey = `${versionId}|${props.place.start}|${props.place.end}|${props.place.page}`
  const [chosen, setChosen] = useState<View | null>(null)
  const { start, end, page } = props.place
  const addressPlace = useMemo(() => ({ start, end, page }), [start, end, page])
  const { place, pane } = chosen?.for === addressKey ? chosen : viewOf(addressKey, addressPlace)
  const change = (part: Partial<View>) => setChosen({ for: addressKey, place, pane, ...part })
  const [tab, setTab] = useState<DocumentTab>(readTab(props.initialTab))
  const isAwaitingReview = document.analysis?.status === "awaiting_review"

  useEffect(() => {
    if (!isAwaitingReview) return
    const timer = setInterval(() => window.document.visibilityState === "visible" && router.refresh(), reviewPollMs)
    return () => clearInterval(timer)
  }, [isAwaitingReview, router])

  const goTo = (next: Place) => change({ place: { ...next }, pane: "document" })
  const showHere = ({ documentId, versionId: of, ...next }: OpenPlace) => {
    if (documentId !== document.id || of !== shown?.id) return false
    goTo({ start: next.start, end: next.end, page: next.page })
    return true
  }
  return (
    <div data-own-scroll className="flex flex-1 flex-col lg:h-dvh lg:flex-none">
      <DocumentHeader document={document} progress={progress} maxUploadBytes={props.maxUploadBytes} />
      <ProgressStrip progress={progress} isExplainedBelow={document.analysis !== null} />
      <HiddenTextNotice version={shown ?? document.latestVersion} />
      <SegmentedControl label="Show" options={panes} value={pane} onChange={(value) => change({ pane: value })} className="m-3 self-center lg:hidden" />
      <div className="grid min-h-0 flex-1 lg:grid-cols-[minmax(0,1fr)_minmax(24rem,30rem)] lg:grid-rows-[minmax(0,1fr)]">
        <div className={cx("min-h-0 min-w-0 flex-col border-line max-lg:h-[calc(100dvh-9rem)] lg:flex lg:border-r", pane === "document" ? "flex" : "max-lg:hidden")}>
          {shown && (shown.isServing || shown.failureCode === null) ? (
            <DocumentViewer
              key={shown.id}
              documentId={document.id}
              version={shown}
              servingVersion={document.version}
              place={place}
              clauses={clauses}
              onClause={() => {
                setTab("clauses")
                change({ pane: "facts" })
              }}
            />
          ) : (
            <NoText document={{ ...document, ...progress }} />
          )}
        </div>
        <div className={cx("min-h-0 min-w-0 flex-col bg-surface lg:flex", pane === "facts" ? "flex" : "max-lg:hidden")}>
          <SourceHost value={showHere}>
            <DocumentTabs {...props} tab={tab} onTab={setTab} onPlace={goTo} />
          </SourceHost>
        </div>
      </div>
    </div>
  )
}
