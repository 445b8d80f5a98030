"use client"

import { useCallback, useMemo, useState } from "react"
import type { CitationView, SourceView } from "@/lib/services/requests/requests.dto"
import { AnswerText } from "./answer-text"
import { groupCitations } from "./group-citations"
import { SourceList } from "./source-list"
import { SourcePanel } from "./source-panel"
import type { SourcePlace } from "./source-place"

/** A finished answer: its text with citation marks, the sources below, and a panel that shows the passage of a mark. */
export function CitedAnswer({ text, citations, sources }: { text: string; citations: CitationView[]; sources: SourceView[] }) {
  const [place, setPlace] = useState<SourcePlace | null>(null)
  const titles = useMemo(() => new Map(sources.map(({ marker, documentTitle }) => [marker, documentTitle])), [sources])
  const open = useCallback(
    ({ marker, citation }: { marker: number; citation: CitationView | null }) => setPlace({ marker, citation, source: sources.find((source) => source.marker === marker) ?? null }),
    [sources],
  )
  return (
    <div className="space-y-4">
      {text && <AnswerText text={text} citations={citations} sourceTitles={titles} onOpenSource={open} />}
      <SourceList places={groupCitations({ citations, sources })} />
      <SourcePanel place={place} onClose={() => setPlace(null)} />
    </div>
  )
}
