"use client"

import type { CitationView } from "@/lib/services/requests/requests.dto"
import { cx } from "../ui/cx"
import { verdictLook } from "./verdicts"

/** Keeps the full stop after a mark on the mark's line. */
const wordJoiner = "\u2060"

type CitationChipProps = { marker: number; citation: CitationView | null; sourceTitle: string | null; onOpen: (() => void) | null; onWarm: () => void }

/** A citation mark in the answer. Its verdict is in its name and its icon, not only in its colour. */
export function CitationChip({ marker, citation, sourceTitle, onOpen, onWarm }: CitationChipProps) {
  const look = citation ? verdictLook(citation.verdict, citation.score) : null
  const Icon = look?.icon
  const doubtful = look?.tone === "danger" ? "bg-danger-soft text-danger-ink" : look?.tone === "warn" ? "bg-warn-soft text-warn-ink" : "bg-accent-soft text-accent-ink"
  const title = citation?.documentTitle ?? sourceTitle
  if (!onOpen) return <span className="mx-px rounded bg-sunken px-1 py-px text-xs text-muted tabular-nums">[{marker}]</span>
  return (
    <>
      <button
        type="button"
        onClick={onOpen}
        onPointerEnter={onWarm}
        onFocus={onWarm}
        aria-label={`Source ${marker}${title ? `: ${title}` : ""}${look ? `. ${look.label}` : ""}`}
        title={[title, look?.label].filter(Boolean).join(" · ")}
        className={cx("mx-px inline-flex h-[1.3em] min-w-6 items-center justify-center gap-0.5 rounded px-1 align-baseline text-xs font-medium tabular-nums hover:underline", doubtful)}
      >
        {Icon && look.tone !== "good" && <Icon aria-hidden className="size-3" />}
        {marker}
      </button>
      {wordJoiner}
    </>
  )
}
