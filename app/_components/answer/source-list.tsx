"use client"

import Link from "next/link"
import type { CitationView } from "@/lib/services/requests/requests.dto"
import { placeDetail, placeHref, placeTitle, type SourcePlace } from "./source-place"
import { VerdictBadge } from "./verdict-badge"

const severity = { exact: 0, normalised: 1, fuzzy: 2, unsupported: 3 }

/** The cited sources, one line each, with the weakest verdict among the citations of that source. */
export function SourceList({ places }: { places: { marker: number; citations: CitationView[]; source: SourcePlace["source"] }[] }) {
  if (places.length === 0) return null
  return (
    <section aria-label="Sources" className="space-y-1">
      <h3 className="text-xs font-medium text-faint">Sources</h3>
      <ol className="divide-y divide-line rounded-lg border border-line">
        {places.map(({ marker, citations, source }) => {
          const citation = [...citations].sort((a, b) => severity[b.verdict] - severity[a.verdict])[0] ?? null
          const place = { marker, citation, source }
          const href = placeHref(place)
          return (
            <li key={marker} className="flex flex-wrap items-center gap-x-2 gap-y-1 px-3 py-1.5 text-sm">
              <span className="text-faint tabular-nums">[{marker}]</span>
              {href ? (
                <Link href={href} prefetch={false} className="min-w-0 rounded-sm font-medium break-words hover:underline">
                  {placeTitle(place)}
                </Link>
              ) : (
                <span className="min-w-0 font-medium break-words">{placeTitle(place)}</span>
              )}
              <span className="text-muted">{placeDetail(place)}</span>
              {citation && (
                <span className="ml-auto">
                  <VerdictBadge verdict={citation.verdict} score={citation.score} />
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
