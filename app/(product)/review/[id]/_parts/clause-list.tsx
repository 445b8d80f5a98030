"use client"

import type { ClauseView } from "@/lib/services/documents/documents.dto"
import { passageHref } from "../../../../_components/answer/passage-href"
import { VerdictBadge } from "../../../../_components/answer/verdict-badge"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { TextLink } from "../../../../_components/ui/text-link"
import type { Passage } from "./passage"

type ClauseListProps = { clauses: ClauseView[]; documentId: string | null; onShow: (passage: Passage) => void }

/** The clauses that an analysis rests on; each quote leads to its place in the document. */
export function ClauseList({ clauses, documentId, onShow }: ClauseListProps) {
  if (clauses.length === 0) return null
  return (
    <Card aria-labelledby="clauses-heading">
      <CardHeader headingId="clauses-heading" title={`Clauses it rests on (${clauses.length})`} description="Choose a quote to see it in the document." />
      <ul className="divide-y divide-line">
        {clauses.map((clause) => (
          <li key={clause.id} id={`clause-${clause.id}`} className="space-y-1 px-4 py-2.5">
            <div className="flex flex-wrap items-center gap-2 text-sm">
              <span className="font-medium">{clause.clauseType}</span>
              <VerdictBadge verdict={clause.verdict} score={clause.score} />
              <span className="text-faint tabular-nums">
                {clause.page !== null && `page ${clause.page} · `}
                {Math.round(clause.confidence * 100)} % sure
              </span>
              {documentId && (
                <TextLink href={passageHref({ ...clause, documentId })} prefetch={false} className="ml-auto text-sm">
                  In the document
                </TextLink>
              )}
            </div>
            {clause.answer && <p className="text-base">{clause.answer}</p>}
            {documentId && clause.start !== null ? (
              <button
                type="button"
                onClick={() => onShow({ documentId, versionId: clause.versionId, start: clause.start, end: clause.end, page: clause.page })}
                className="block w-full rounded-md border-l-2 border-line-strong py-0.5 pl-2.5 text-left text-sm whitespace-pre-wrap text-muted italic hover:border-accent hover:bg-sunken"
              >
                {clause.quote}
              </button>
            ) : (
              <blockquote className="border-l-2 border-line-strong py-0.5 pl-2.5 text-sm whitespace-pre-wrap text-muted italic">{clause.quote}</blockquote>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
