"use client"

import Link from "next/link"
import type { AcceptedRequest, RequestView } from "@/lib/services/requests/requests.dto"
import { CopyButton } from "../ui/copy-button"
import { FeedbackButtons } from "./feedback-buttons"
import { RequestFacts } from "./request-facts"
import { RerunButton } from "./rerun-button"

type RequestFooterProps = { view: RequestView; hasDetailsLink: boolean; onRerun: ((accepted: AcceptedRequest) => void) | null }

export function RequestFooter({ view, hasDetailsLink, onRerun }: RequestFooterProps) {
  const isDelivered = view.status === "done" && !view.isHeld && !view.withdrawn && view.hasTexts
  return (
    <footer className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <RequestFacts view={view} />
      {hasDetailsLink && (
        <Link href={`/requests/${view.id}`} prefetch={false} className="inline-flex min-h-6 items-center rounded-sm text-xs text-muted underline underline-offset-2 hover:text-ink">
          Details
        </Link>
      )}
      <div className="ml-auto flex items-center">
        {isDelivered && view.text && <CopyButton text={view.text} label="Copy the answer" />}
        {isDelivered && <FeedbackButtons requestId={view.id} initial={view.feedback} />}
        {onRerun && (view.status !== "in_review" || view.withdrawn) && view.hasTexts && !(view.reuse && view.isMine) && <RerunButton requestId={view.id} label={view.promptKey === "rag_answer" ? "Ask again" : "Run again"} onAccepted={onRerun} />}
      </div>
    </footer>
  )
}
