"use client"

import { use, useCallback, useEffect, useMemo } from "react"
import type { CitationView, RequestView } from "@/lib/services/requests/requests.dto"
import { AnswerText } from "./answer-text"
import { ClaimsLegend } from "./claims-legend"
import { findCitation } from "./find-citation"
import { groupCitations } from "./group-citations"
import { SourceList } from "./source-list"
import { SourcePanel } from "./source-panel"
import { SourceHost } from "./source-host"
import { openPlaceOf, type SourcePlace } from "./source-place"
import { useOpenSource } from "./use-open-source"
import { warmAnswer, warmSource } from "./warm-sources"

type CitedAnswerProps = { view: Pick<RequestView, "id" | "text" | "citations" | "sources" | "unsupportedClaims"> }

/** A finished answer: its text with citation marks, the sources below, and the document of a mark beside it. */
export function CitedAnswer({ view }: CitedAnswerProps) {
  const { id, text, citations, sources, unsupportedClaims } = view
  const { source: opened, open, close } = useOpenSource(id)
  const titles = useMemo(() => new Map(sources.map(({ marker, documentTitle }) => [marker, documentTitle])), [sources])
  const placeOf = useCallback(
    (marker: number, citation: CitationView | null): SourcePlace | null => {
      const source = sources.find((candidate) => candidate.marker === marker) ?? null
      return citation || source ? { marker, citation, source } : null
    },
    [sources],
  )
  const place = useMemo(() => (opened ? placeOf(opened.marker, findCitation(citations, opened)) : null), [opened, citations, placeOf])
  useEffect(() => warmAnswer(citations.map((citation) => placeOf(citation.marker, citation))), [citations, placeOf])
  const showInPage = use(SourceHost)
  const openSource = useCallback(
    ({ marker, citation }: { marker: number; citation: CitationView | null }) => {
      const wanted = placeOf(marker, citation)
      const there = wanted && openPlaceOf(wanted)
      if (!there || !showInPage?.(there)) open({ marker, start: citation?.answerStart ?? 0 })
    },
    [open, placeOf, showInPage],
  )
  const warm = useCallback(({ marker, citation }: { marker: number; citation: CitationView | null }) => warmSource(placeOf(marker, citation)), [placeOf])
  return (
    <div className="space-y-4">
      {text && <AnswerText text={text} citations={citations} sourceTitles={titles} unsupportedClaims={unsupportedClaims} onOpenSource={openSource} onWarmSource={warm} />}
      {text && <ClaimsLegend count={unsupportedClaims.length} />}
      <SourceList places={groupCitations({ citations, sources })} />
      <SourcePanel place={place} onClose={close} />
    </div>
  )
}
