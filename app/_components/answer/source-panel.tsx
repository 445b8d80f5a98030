"use client"

import { ArrowUpRight } from "lucide-react"
import { Dialog } from "../ui/dialog"
import { LinkButton } from "../ui/link-button"
import { QuotedPassage } from "./quoted-passage"
import { placeDetail, placeHref, placeTitle, type SourcePlace } from "./source-place"
import { VerdictBadge } from "./verdict-badge"
import { verdictLook } from "./verdicts"

export function SourcePanel({ place, onClose }: { place: SourcePlace | null; onClose: () => void }) {
  const href = place ? placeHref(place) : null
  return (
    <Dialog isOpen={place !== null} onClose={onClose} place="right" title={place ? `[${place.marker}] ${placeTitle(place)}` : ""} description={place ? placeDetail(place) : null}>
      {place && (
        <div className="space-y-4">
          {place.citation && (
            <section className="space-y-2">
              <VerdictBadge verdict={place.citation.verdict} score={place.citation.score} />
              <p className="text-sm text-muted">{verdictLook(place.citation.verdict, place.citation.score).hint}</p>
              {!place.source && place.citation.quote && <QuotedPassage passage={place.citation.quote} quote={null} />}
            </section>
          )}
          {place.source && <QuotedPassage passage={place.source.text} quote={place.citation?.quote ?? null} />}
          {href ? (
            <LinkButton href={href} variant="primary" onClick={onClose}>
              Open in the document <ArrowUpRight aria-hidden />
            </LinkButton>
          ) : (
            <p className="text-sm text-muted">The document has been deleted, or you may no longer see it.</p>
          )}
        </div>
      )}
    </Dialog>
  )
}
