import { LocateFixed } from "lucide-react"
import type { WorkspaceClause } from "@/lib/services/clauses/clauses.dto"
import { passageHref } from "../../../_components/answer/passage-href"
import { VerdictBadge } from "../../../_components/answer/verdict-badge"
import { TextLink } from "../../../_components/ui/text-link"

/** One clause of a contract with the way to its place. */
export function ClauseResult({ clause }: { clause: WorkspaceClause }) {
  const { clauseType, quote, answer, confidence, verdict, score, page, start } = clause
  return (
    <article className="space-y-1.5 px-4 py-3">
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="text-base font-semibold">{clauseType}</h3>
        <VerdictBadge verdict={verdict} score={score} />
        <span className="ml-auto text-xs text-faint tabular-nums" title="How sure the extraction is">
          {Math.round(confidence * 100)} % sure
        </span>
      </header>
      {answer && <p className="text-base font-medium break-words">{answer}</p>}
      <blockquote className="line-clamp-6 border-l-2 border-line-strong pl-2.5 text-base break-words whitespace-pre-line text-muted">{quote}</blockquote>
      {start !== null && (
        <TextLink href={passageHref(clause)} className="inline-flex items-center gap-1.5 text-sm">
          <LocateFixed aria-hidden className="size-3.5" /> {page === null ? "Show in the document" : `Show on page ${page}`}
        </TextLink>
      )}
    </article>
  )
}
