import Link from "next/link"
import { LocateFixed } from "lucide-react"
import type { WorkspaceClause } from "@/lib/services/clauses/clauses.dto"
import { passageHref } from "../../../_components/answer/passage-href"
import { VerdictBadge } from "../../../_components/answer/verdict-badge"
import { cx } from "../../../_components/ui/cx"
import { TextLink } from "../../../_components/ui/text-link"

const doubtful = 0.5

/** One clause of a contract with the way to its place; `isTitled` where it does not stand under its contract. */
export function ClauseResult({ clause, isTitled = false }: { clause: WorkspaceClause; isTitled?: boolean }) {
  const { clauseType, quote, answer, confidence, verdict, score, page, start, documentId, documentTitle } = clause
  return (
    <article className="space-y-1.5 px-4 py-3">
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="text-base font-semibold">{clauseType}</h3>
        <VerdictBadge verdict={verdict} score={score} />
        <span className={cx("ml-auto text-xs tabular-nums", confidence < doubtful ? "font-medium text-warn-ink" : "text-faint")} title="How often a find like this one is right">
          {Math.round(confidence * 100)} % sure{confidence < doubtful && ", look closely"}
        </span>
      </header>
      {isTitled && (
        <Link href={`/documents/${documentId}?tab=clauses`} prefetch={false} className="inline-block max-w-full rounded-sm text-sm break-words text-muted hover:underline">
          {documentTitle}
        </Link>
      )}
      {answer && <p className="text-base font-medium break-words">{answer}</p>}
      <blockquote className="line-clamp-6 border-l-2 border-line-strong pl-2.5 text-base break-words whitespace-pre-line text-muted">{quote}</blockquote>
      {start !== null && (
        <TextLink href={passageHref(clause)} aria-label={`${page === null ? "Show in the document" : `Show on page ${page}`}: ${clauseType}, ${documentTitle}`} className="inline-flex items-center gap-1.5 text-sm">
          <LocateFixed aria-hidden className="size-3.5" /> {page === null ? "Show in the document" : `Show on page ${page}`}
        </TextLink>
      )}
    </article>
  )
}
