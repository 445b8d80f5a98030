"use client"

import Link from "next/link"
import type { CitationView } from "@/lib/services/requests/requests.dto"
import { openPlaceOf, placeHref } from "../answer/source-place"
import { VerdictBadge } from "../answer/verdict-badge"
import type { QuotePlacing } from "./quote-places"

const look = "inline-flex h-6 items-center rounded bg-accent-soft px-1.5 font-medium text-accent-ink tabular-nums hover:underline"

/** What the check of a quote found, and the way to its place in the document. */
export function QuoteMark({ citation, onShow }: { citation: CitationView; onShow: QuotePlacing["onShow"] }) {
  const { marker, page, start, verdict, score } = citation
  const place = { marker, citation, source: null }
  const href = start === null ? null : placeHref(place)
  const label = page === null ? "Show in the text" : `Show on page ${page}`
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5 text-xs not-italic">
      {href && onShow && openPlaceOf(place) ? (
        <button type="button" onClick={() => onShow(citation)} aria-label={`${label}: quote ${marker}`} className={look}>
          {label}
        </button>
      ) : href ? (
        <Link href={href} prefetch={false} aria-label={`${label}: quote ${marker}`} className={look}>
          {label}
        </Link>
      ) : null}
      <VerdictBadge verdict={verdict} score={score} />
    </span>
  )
}
