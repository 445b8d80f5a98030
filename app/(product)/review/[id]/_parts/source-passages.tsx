"use client"

import type { CitationView, SourceView } from "@/lib/services/requests/requests.dto"
import { VerdictBadge } from "../../../../_components/answer/verdict-badge"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import type { Passage } from "./passage"

type SourcePassagesProps = { citations: CitationView[]; sources: SourceView[]; onShow: (passage: Passage) => void }

/** Every citation with its verdict, weakest first, then how many passages were given in all. */
export function SourcePassages({ citations, sources, onShow }: SourcePassagesProps) {
  if (citations.length === 0 && sources.length === 0) return null
  const order = { unsupported: 0, fuzzy: 1, normalised: 2, exact: 3 }
  const cited = new Set(citations.map((citation) => citation.marker))
  const uncited = sources.filter((source) => !cited.has(source.marker))
  const isOfOutput = citations.some(({ said }) => said !== undefined)
  const description = isOfOutput ? "Every quote of the output was looked up in the document, the doubtful ones first. Choose one to see it there." : `${sources.length} passages were given, ${cited.size} of them cited. Choose one to see it in the document.`
  return (
    <Card aria-labelledby="sources-heading">
      <CardHeader headingId="sources-heading" title={isOfOutput ? "Quotes" : "Sources"} description={description} />
      <ul className="divide-y divide-line">
        {[...citations]
          .sort((a, b) => order[a.verdict] - order[b.verdict] || a.answerStart - b.answerStart)
          .map(({ id, marker, quote, verdict, score, documentId, versionId, documentTitle, start, end, page }) => (
            <li key={id} className="px-4 py-2">
              <PassageButton {...(documentId && versionId && (start !== null || !isOfOutput) ? { onShow: () => onShow({ documentId, versionId, start, end, page }) } : {})}>
                <span className="flex flex-wrap items-center gap-2 text-sm">
                  <span className="text-faint tabular-nums">[{marker}]</span>
                  <span className="font-medium">{documentTitle ?? "A document you may not see"}</span>
                  {page !== null && <span className="text-faint">page {page}</span>}
                  <VerdictBadge verdict={verdict} score={score} />
                </span>
                {quote && <span className="block text-sm text-muted italic">{quote}</span>}
              </PassageButton>
            </li>
          ))}
        {uncited.map((source) => (
          <li key={source.marker} className="px-4 py-2">
            <PassageButton onShow={() => onShow(source)}>
              <span className="flex flex-wrap items-center gap-2 text-sm text-muted">
                <span className="text-faint tabular-nums">[{source.marker}]</span>
                {source.documentTitle}
                <span className="text-faint">{source.page !== null ? `page ${source.page} · ` : ""}not cited</span>
              </span>
            </PassageButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function PassageButton({ onShow, children }: { onShow?: () => void; children: React.ReactNode }) {
  if (!onShow) return <div>{children}</div>
  return (
    <button type="button" onClick={onShow} className="block w-full space-y-0.5 rounded-md text-left hover:bg-sunken">
      {children}
    </button>
  )
}
