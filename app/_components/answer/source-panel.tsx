"use client"

import { useMemo } from "react"
import { ArrowUpRight } from "lucide-react"
import { LinkButton } from "../ui/link-button"
import { Notice } from "../ui/notice"
import { SidePanel } from "../ui/side-panel"
import { TextLink } from "../ui/text-link"
import { CopyLink } from "../viewer/copy-link"
import { ModeControl, PassageView } from "../viewer/passage-view"
import { useViewerMode } from "../viewer/use-viewer-mode"
import { passageHref } from "./passage-href"
import { QuotedPassage } from "./quoted-passage"
import { openPlaceOf, placeDetail, placeTitle, type OpenPlace, type SourcePlace } from "./source-place"
import { VerdictBadge } from "./verdict-badge"
import { verdictLook } from "./verdicts"

/** The document of a citation mark beside the answer, at the page, with the passage marked. */
export function SourcePanel({ place, onClose }: { place: SourcePlace | null; onClose: () => void }) {
  const open = place && openPlaceOf(place)
  const href = open && passageHref(open)
  return (
    <SidePanel
      isOpen={place !== null}
      onClose={onClose}
      title={place ? `[${place.marker}] ${placeTitle(place)}` : ""}
      description={place ? placeDetail(place) : null}
      actions={
        href && (
          <span className="flex shrink-0 items-center">
            <CopyLink href={href} />
            <LinkButton href={href} variant="ghost" size="sm">
              <span className="max-sm:sr-only">Open in the document</span> <ArrowUpRight aria-hidden />
            </LinkButton>
          </span>
        )
      }
    >
      {place && (open ? <OpenSourceView key={open.versionId} place={place} open={open} /> : <GoneSourceView place={place} />)}
    </SidePanel>
  )
}

function OpenSourceView({ place, open }: { place: SourcePlace; open: OpenPlace }) {
  const { documentId, versionId, versionNumber, mediaType, start, end, page } = open
  const sought = useMemo(() => ({ start, end, page }), [start, end, page])
  const view = useViewerMode({ isPdf: mediaType === "application/pdf", place: sought })
  const state = place.citation?.sourceState ?? place.source?.sourceState
  const citation = place.citation
  return (
    <>
      <div className="space-y-2 border-b border-line px-4 py-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          {citation && <VerdictBadge verdict={citation.verdict} score={citation.score} />}
          <span className="min-w-0 flex-1 text-sm text-muted max-sm:sr-only">{citation ? verdictLook(citation.verdict, citation.score).hint : "The passage the model was given."}</span>
          {mediaType === "application/pdf" && (
            <span className="ml-auto">
              <ModeControl view={view} />
            </span>
          )}
        </div>
        {state === "withdrawn" && (
          <Notice tone="danger" title={versionNumber === null ? "This version was withdrawn" : `Version ${versionNumber} was withdrawn`}>
            Do not rely on it. <TextLink href={`/documents/${documentId}`}>Show what serves today</TextLink>
          </Notice>
        )}
        {state === "replaced" && (
          <Notice tone="warn" title={versionNumber === null ? "This is an older version" : `This is version ${versionNumber}, which is no longer today’s`}>
            The answer rests on it. <TextLink href={`/documents/${documentId}`}>Show today’s version</TextLink>
          </Notice>
        )}
      </div>
      <PassageView documentId={documentId} versionId={versionId} place={sought} view={view} />
    </>
  )
}

function GoneSourceView({ place }: { place: SourcePlace }) {
  const { citation, source } = place
  const isDeleted = (citation?.sourceState ?? source?.sourceState) === "deleted"
  return (
    <div className="space-y-3 p-4">
      <Notice tone="warn" title={isDeleted ? "This document was deleted" : "This document is not there any more"}>
        {isDeleted ? "Its pages and its text are gone for good. Ask again to get an answer from what is there now." : "It was deleted, or it is no longer open to you. Ask again to get an answer from what you may read now."}
      </Notice>
      {citation?.quote && citation.sourceState === "deleted" && (
        <>
          <p className="text-sm text-muted">What the answer took from it:</p>
          <QuotedPassage passage={citation.quote} />
        </>
      )}
    </div>
  )
}
