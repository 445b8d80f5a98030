"use client"

import { LocateFixed } from "lucide-react"
import type { ClauseView } from "@/lib/services/documents/documents.dto"
import { VerdictBadge } from "../../../../_components/answer/verdict-badge"
import { Button } from "../../../../_components/ui/button"
import type { Place } from "../../../../_components/viewer/place"

export function ClauseCard({ clause, onPlace }: { clause: ClauseView; onPlace: (place: Place) => void }) {
  const { clauseType, quote, answer, confidence, verdict, score, page, start, end } = clause
  return (
    <article className="space-y-1.5 rounded-lg border border-line px-3 py-2.5">
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="text-base font-semibold">{clauseType}</h3>
        <VerdictBadge verdict={verdict} score={score} />
        <span className="ml-auto text-xs text-faint tabular-nums" title="How sure the extraction is">
          {Math.round(confidence * 100)} % sure
        </span>
      </header>
      {answer && <p className="text-base font-medium break-words">{answer}</p>}
      <blockquote className="line-clamp-6 border-l-2 border-line-strong pl-2.5 text-sm break-words whitespace-pre-wrap text-muted">{quote}</blockquote>
      {start !== null && end !== null && (
        <Button size="sm" variant="ghost" className="-ml-2" onClick={() => onPlace({ start, end, page })}>
          <LocateFixed aria-hidden /> {page === null ? "Show in the text" : `Show on page ${page}`}
        </Button>
      )}
    </article>
  )
}
