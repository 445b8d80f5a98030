"use client"

import type { ClauseView, DocumentView, VersionView } from "@/lib/services/documents/documents.dto"
import type { RequestRow } from "@/lib/services/requests/requests.dto"
import type { ReviewNoteView } from "@/lib/services/tools/tools.dto"
import { Tabs } from "../../../../_components/ui/tabs"
import type { Place } from "../../../../_components/viewer/place"
import { AnalysisTab } from "./analysis-tab"
import { AskTab } from "./ask-tab"
import { ClausesTab } from "./clauses-tab"
import { DetailsTab } from "./details-tab"
import { NotesTab } from "./notes-tab"
import { VersionsTab } from "./versions-tab"

const tabNames = ["analysis", "clauses", "ask", "notes", "versions", "details"] as const
export type DocumentTab = (typeof tabNames)[number]

export function readTab(name: string | null): DocumentTab {
  return tabNames.find((known) => known === name) ?? "analysis"
}

type DocumentTabsProps = {
  document: DocumentView
  versions: VersionView[]
  clauses: ClauseView[]
  notes: ReviewNoteView[]
  earlierQuestions: RequestRow[]
  canReview: boolean
  tab: DocumentTab
  onTab: (tab: DocumentTab) => void
  onPlace: (place: Place) => void
}

export function DocumentTabs({ document, versions, clauses, notes, earlierQuestions, canReview, tab, onTab, onPlace }: DocumentTabsProps) {
  const tabs = [
    { value: "analysis", label: "Analysis" },
    { value: "clauses", label: "Clauses", count: clauses.length || undefined },
    { value: "ask", label: "Ask" },
    { value: "notes", label: "Notes", count: notes.length || undefined },
    { value: "versions", label: "Versions", count: versions.length },
    { value: "details", label: "Details" },
  ] as const
  return (
    <Tabs label="About this document" tabs={tabs} value={tab} onChange={onTab} className="flex min-h-0 flex-1 flex-col" panelClassName="min-h-0 flex-1 overflow-y-auto p-4">
      <h2 className="sr-only">{tabs.find(({ value }) => value === tab)?.label}</h2>
      {tab === "analysis" && <AnalysisTab document={document} canReview={canReview} onPlace={onPlace} />}
      {tab === "clauses" && <ClausesTab clauses={clauses} document={document} onPlace={onPlace} />}
      {tab === "ask" && <AskTab document={document} earlierQuestions={earlierQuestions} />}
      {tab === "notes" && <NotesTab documentId={document.id} notes={notes} />}
      {tab === "versions" && <VersionsTab documentId={document.id} versions={versions} canReview={canReview} />}
      {tab === "details" && <DetailsTab document={document} />}
    </Tabs>
  )
}
