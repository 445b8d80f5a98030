"use client"

import { FileSearch, Hourglass, ShieldCheck } from "lucide-react"
import type { AnalysisView, DocumentView } from "@/lib/services/documents/documents.dto"
import { isAtWork } from "../../../../_components/document/document-states"
import { humanise } from "../../../../_components/output/humanise"
import { OutputView } from "../../../../_components/output/output-view"
import { EmptyState } from "../../../../_components/ui/empty-state"
import { LinkButton } from "../../../../_components/ui/link-button"
import { Moment } from "../../../../_components/ui/moment"
import { Notice } from "../../../../_components/ui/notice"
import { TextLink } from "../../../../_components/ui/text-link"
import type { Place } from "../../../../_components/viewer/place"

export function AnalysisTab({ document, canReview, onPlace }: { document: DocumentView; canReview: boolean; onPlace: (place: Place) => void }) {
  const { analysis } = document
  if (!analysis) return <NoAnalysis document={document} />
  return (
    <div className="space-y-4">
      <AnalysisNotice analysis={analysis} canReview={canReview} />
      {analysis.isVisible && analysis.output !== null && analysis.output !== undefined && <OutputView output={analysis.output} citations={analysis.citations} onShow={onPlace} />}
      {analysis.requestId && (
        <p className="text-sm text-muted">
          How it was made, on which evidence and at what cost: <TextLink href={`/requests/${analysis.requestId}`}>the request behind it</TextLink>.
        </p>
      )}
    </div>
  )
}

function AnalysisNotice({ analysis, canReview }: { analysis: AnalysisView; canReview: boolean }) {
  switch (analysis.status) {
    case "approved":
      return (
        <Notice tone={analysis.message.includes("no longer") ? "warn" : "good"} icon={ShieldCheck} title={analysis.reviewer ? `Signed by ${analysis.reviewer}` : analysis.message}>
          {analysis.decidedAt && <Moment iso={analysis.decidedAt} />}
          {analysis.message.includes("no longer") && <p>{analysis.message}</p>}
        </Notice>
      )
    case "awaiting_review":
      return (
        <Notice
          tone="warn"
          icon={Hourglass}
          title="Awaiting review"
          actions={
            canReview && analysis.isVisible && analysis.reviewItemId ? (
              <LinkButton href={`/review/${analysis.reviewItemId}`} variant="primary" size="sm">
                Review it
              </LinkButton>
            ) : null
          }
        >
          {analysis.isVisible ? "You see the draft because you review. Its author sees nothing until it is signed." : "A reviewer has to sign this analysis before anyone receives it. It appears here as soon as they have."}
        </Notice>
      )
    case "running":
      return <Notice tone="accent" title="The analysis is being written">{analysis.message}</Notice>
    case "waiting_for_budget":
      return <Notice tone="warn" title="The analysis waits for budget">{analysis.message}</Notice>
    case "failed":
    case "rejected":
    case "cancelled":
      return <Notice tone="danger" title={analysis.message}>{analysis.status === "rejected" ? "A corrected version, or another try, goes to review again." : "“Try again” at the top starts it anew."}</Notice>
  }
}

function NoAnalysis({ document }: { document: DocumentView }) {
  const canRead = document.version !== null
  return (
    <EmptyState
      icon={FileSearch}
      title={isAtWork(document.state) ? "Not there yet" : document.kind === "contract" ? "No analysis" : "No contract analysis"}
      actions={
        canRead && (
          <>
            <LinkButton href={`/run/document_summary?documentId=${document.id}`} variant="primary">
              Summarise it
            </LinkButton>
            <LinkButton href={`/run/contract_analysis?documentId=${document.id}`}>Analyse it as a contract</LinkButton>
          </>
        )
      }
    >
      {isAtWork(document.state)
        ? "Contracts are analysed by themselves once they are read: clauses, risks and a summary, signed by a reviewer."
        : document.kind && document.kind !== "contract"
          ? `This was read as ${humanise(document.kind).toLowerCase()}, and only contracts are analysed by themselves.`
          : "Only contracts are analysed by themselves."}
    </EmptyState>
  )
}
