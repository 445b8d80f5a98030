"use client"

import type { RecallItemView } from "@/lib/services/recalls/recalls.dto"
import { Badge } from "../../../../_components/ui/badge"
import { Button } from "../../../../_components/ui/button"
import { Moment } from "../../../../_components/ui/moment"
import { TextLink } from "../../../../_components/ui/text-link"
import { stateWords } from "../../_parts/recall-words"

type RecallItemProps = { item: RecallItemView; canSettle: boolean; isBusy: boolean; onAsk: () => void; onSettle: () => void }

export function RecallItem({ item, canSettle, isBusy, onAsk, onSettle }: RecallItemProps) {
  const { kind, state, requestId, cell, author, replacement, notifiedAt, settledAt, settledBy, note } = item
  const canAsk = (kind === "answer" || kind === "running") && (state === "withdrawn" || state === "stopped")
  const isOpen = state !== "settled" && (state !== "found" || kind === "export")
  const { label, tone } = stateWords[state]
  const href = cell ? `/grids/${cell.gridId}?cell=${cell.cellId}` : requestId && kind !== "cache_entry" ? `/requests/${requestId}` : null
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-72 space-y-1">
        <p className="text-base font-medium break-words">{href ? <TextLink href={href}>{titleOf(item)}</TextLink> : titleOf(item)}</p>
        <p className="text-sm text-muted">
          {author && <>Asked by {author.name}. </>}
          {cell && <>A cell of a grid. </>}
          {item.export && (
            <>
              By {item.export.exportedBy}, <Moment iso={item.export.exportedAt} />. It left the product: tell whoever has it.{" "}
            </>
          )}
          {notifiedAt && (
            <>
              Told <Moment iso={notifiedAt} />.{" "}
            </>
          )}
          {replacement && (
            <>
              <TextLink href={`/requests/${replacement.id}`}>Asked again</TextLink>
              {replacement.status === "done" ? " and answered. " : ". "}
            </>
          )}
          {settledAt && (
            <>
              Settled{settledBy ? ` by ${settledBy}` : ""} <Moment iso={settledAt} />.
            </>
          )}
        </p>
        {note && <p className="text-sm break-words text-muted">{note}</p>}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={tone}>{label}</Badge>
        {canAsk && (
          <Button size="sm" onClick={onAsk} disabled={isBusy}>
            Ask again
          </Button>
        )}
        {canSettle && isOpen && (
          <Button size="sm" variant="ghost" onClick={onSettle} disabled={isBusy}>
            Settle
          </Button>
        )}
      </div>
    </li>
  )
}

function titleOf({ kind, subject, promptTitle, cell, export: file }: RecallItemView): string {
  if (cell) return `${cell.columnTitle}: ${cell.documentTitle}`
  if (kind === "export") return `${(file?.format ?? "file").toUpperCase()} file`
  const what = subject ?? promptTitle ?? "An answer"
  if (kind === "approval") return `Signature on: ${what}`
  return kind === "cache_entry" ? `Kept for repeated questions: ${what}` : what
}
