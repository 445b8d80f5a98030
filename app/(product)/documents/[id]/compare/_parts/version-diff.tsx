"use client"

import { useRef, useState } from "react"
import { ArrowDown, ArrowUp } from "lucide-react"
import type { VersionDiffView } from "@/lib/services/freshness/freshness.dto"
import { useShortcuts } from "../../../../../_components/page/use-shortcuts"
import { Badge } from "../../../../../_components/ui/badge"
import { Button } from "../../../../../_components/ui/button"
import { Card } from "../../../../../_components/ui/card"
import { LinkButton } from "../../../../../_components/ui/link-button"
import { Notice } from "../../../../../_components/ui/notice"
import { DiffParagraphItem } from "./diff-paragraph-item"

const countWords = [
  ["changed", "changed", "warn"],
  ["added", "added", "good"],
  ["removed", "removed", "danger"],
  ["moved", "moved", "accent"],
] as const

/** The paragraphs that differ, those between them folded; from one change to the next by button or key. */
export function VersionDiff({ diff }: { diff: VersionDiffView }) {
  const list = useRef<HTMLOListElement>(null)
  const [at, setAt] = useState(-1)
  const all = diff.counts.changed + diff.counts.added + diff.counts.removed + diff.counts.moved
  const total = diff.paragraphs.filter(({ kind }) => kind !== "same").length
  const jump = (step: 1 | -1) => {
    const next = Math.min(total - 1, Math.max(0, at + step))
    const item = list.current?.querySelectorAll<HTMLElement>("[data-change]")[next]
    item?.scrollIntoView({ block: "center" })
    item?.focus({ preventScroll: true })
    setAt(next)
  }
  useShortcuts({ j: () => jump(1), k: () => jump(-1) })
  if (diff.isLayoutOnly)
    return (
      <Notice tone="good" title="Both versions say the same, word for word">
        Only the layout differs: line breaks, pages and what runs over them, hyphens, capitals or the numbers in front of paragraphs. Answers and signatures that rest on the earlier version still hold.
      </Notice>
    )
  return (
    <div className="space-y-3">
      <div className="sticky top-12 z-10 flex flex-wrap items-center gap-2 border-b border-line bg-canvas py-2 lg:top-0">
        {countWords.map(([kind, words, tone]) => diff.counts[kind] > 0 && <Badge key={kind} tone={tone}>{`${diff.counts[kind]} ${words}`}</Badge>)}
        <span className="text-sm text-muted">{diff.counts.same} unchanged</span>
        <span className="ml-auto flex items-center gap-2">
          <span role="status" className="text-sm text-muted tabular-nums">
            {at >= 0 && `Change ${diff.before + at + 1} of ${all}`}
          </span>
          <Button size="sm" onClick={() => jump(-1)} disabled={at <= 0} aria-keyshortcuts="k">
            <ArrowUp aria-hidden /> Previous
          </Button>
          <Button size="sm" onClick={() => jump(1)} disabled={at >= total - 1} aria-keyshortcuts="j">
            <ArrowDown aria-hidden /> Next
          </Button>
        </span>
      </div>
      <Card>
        <ol ref={list} className="divide-y divide-line">
          {diff.paragraphs.map((paragraph, index) => (
            <DiffParagraphItem key={index} paragraph={paragraph} diff={diff} />
          ))}
        </ol>
      </Card>
      {diff.parts > 1 && (
        <nav aria-label="Parts" className="flex flex-wrap items-center justify-between gap-2">
          {diff.part > 1 ? <LinkButton href={partHref(diff, diff.part - 1)}>Earlier changes</LinkButton> : <span />}
          <span className="text-sm text-muted">{`Changes ${diff.before + 1} to ${diff.before + total} of ${all}`}</span>
          {diff.part < diff.parts ? <LinkButton href={partHref(diff, diff.part + 1)}>Later changes</LinkButton> : <span />}
        </nav>
      )}
    </div>
  )
}

function partHref({ documentId, from, to }: VersionDiffView, part: number): string {
  return `/documents/${documentId}/compare?from=${from.versionId}&to=${to.versionId}&part=${part}`
}
