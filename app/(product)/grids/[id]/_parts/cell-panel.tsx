"use client"

import { useEffect, useState, type FormEvent } from "react"
import { Check, LocateFixed, RotateCcw, X } from "lucide-react"
import type { CellDetail, GridColumnView, ReviewCellInput } from "@/lib/services/grids/grids.dto"
import { passageHref } from "../../../../_components/answer/passage-href"
import { VerdictBadge } from "../../../../_components/answer/verdict-badge"
import { callApi } from "../../../../_components/api/call-api"
import type { Problem } from "../../../../_components/api/problem"
import { ProblemNotice } from "../../../../_components/api/problem-notice"
import { Badge } from "../../../../_components/ui/badge"
import { Button } from "../../../../_components/ui/button"
import { Dialog } from "../../../../_components/ui/dialog"
import { Field } from "../../../../_components/ui/field"
import { Input } from "../../../../_components/ui/input"
import { LinkButton } from "../../../../_components/ui/link-button"
import { Moment } from "../../../../_components/ui/moment"
import { Notice } from "../../../../_components/ui/notice"
import { Spinner } from "../../../../_components/ui/spinner"
import { cellWords } from "./cell-words"

const reviewWords = { accepted: "Accepted", corrected: "Corrected", rejected: "Rejected" }

type CellPanelProps = { gridId: string; cellId: string; column: GridColumnView | undefined; canReview: boolean; canEdit: boolean; onChanged: () => Promise<void>; onAskAgain: (cellId: string) => Promise<void>; onClose: () => void }

/** One answer with the words it stands on, and a person's word on it. */
export function CellPanel({ gridId, cellId, column, canReview, canEdit, onChanged, onAskAgain, onClose }: CellPanelProps) {
  const [cell, setCell] = useState<CellDetail | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const [correction, setCorrection] = useState<string | null>(null)
  const path = `/api/grids/${gridId}/cells/${cellId}`
  useEffect(() => {
    const stop = new AbortController()
    void callApi<CellDetail>(path, { signal: stop.signal }).then((called) => {
      if (stop.signal.aborted) return
      if (called.ok) setCell(called.data)
      else setProblem(called.problem)
    })
    return () => stop.abort()
  }, [path])
  const review = async (word: ReviewCellInput) => {
    setIsSaving(true)
    const called = await callApi<CellDetail>(path, { method: "PUT", body: word })
    setIsSaving(false)
    if (!called.ok) return setProblem(called.problem)
    setProblem(null)
    setCorrection(null)
    setCell(called.data)
    await onChanged()
  }
  const correct = (event: FormEvent) => {
    event.preventDefault()
    void review({ review: "corrected", value: correction ?? "" })
  }
  const isAnswered = cell?.state === "found" || cell?.state === "not_found"
  return (
    <Dialog isOpen onClose={onClose} place="right" title={column?.title ?? "Cell"} description={column?.question}>
      <div className="space-y-4">
        {problem && <ProblemNotice problem={problem} />}
        {!cell && !problem && <Spinner />}
        {cell && (
          <>
            <p className="text-sm text-muted">{cell.documentTitle}</p>
            <p className={`text-lg font-semibold break-words ${cellWords(cell).ink}`}>{cellWords(cell).text}</p>
            <p className="flex flex-wrap items-center gap-2">
              {cell.verdict && <VerdictBadge verdict={cell.verdict} score={1} />}
              {cell.confidence !== null && cell.state === "found" && <Badge>{`${Math.round(cell.confidence * 100)} % sure`}</Badge>}
              {cell.review && <Badge tone={cell.review === "rejected" ? "danger" : "good"}>{`${reviewWords[cell.review]}${cell.reviewer ? ` by ${cell.reviewer}` : ""}`}</Badge>}
              {cell.reviewedAt && <Moment iso={cell.reviewedAt} isRelative className="text-xs text-muted" />}
            </p>
            {cell.error && <Notice tone="danger" title={cell.error} />}
            {cell.doubts.length > 0 && (
              <Notice tone="warn" title="A person should look at this">
                {cell.doubts.map((doubt) => (
                  <p key={doubt}>{doubt}</p>
                ))}
              </Notice>
            )}
            {cell.quote && <blockquote className="max-h-80 overflow-y-auto border-l-2 border-line-strong pl-2.5 text-base break-words whitespace-pre-wrap text-muted">{cell.quote}</blockquote>}
            {cell.start !== null && (
              <LinkButton href={passageHref(cell)} prefetch={false}>
                <LocateFixed aria-hidden /> {cell.page === null ? "Show in the document" : `Show on page ${cell.page}`}
              </LinkButton>
            )}
            {canReview && isAnswered && correction === null && (
              <div className="flex flex-wrap gap-2 border-t border-line pt-4">
                <Button variant="primary" isBusy={isSaving} onClick={() => void review({ review: "accepted" })}>
                  <Check aria-hidden /> Accept
                </Button>
                <Button disabled={isSaving} onClick={() => setCorrection(cell.shown ?? "")}>
                  Correct
                </Button>
                <Button disabled={isSaving} onClick={() => void review({ review: "rejected" })}>
                  <X aria-hidden /> Reject
                </Button>
              </div>
            )}
            {correction !== null && (
              <form onSubmit={correct} className="space-y-3 border-t border-line pt-4">
                <Field id="cell-correction" label="Right answer">
                  <Input id="cell-correction" value={correction} onChange={(event) => setCorrection(event.target.value)} maxLength={2_000} autoFocus />
                </Field>
                <div className="flex gap-2">
                  <Button type="submit" variant="primary" isBusy={isSaving} disabled={!correction.trim()}>
                    Save
                  </Button>
                  <Button onClick={() => setCorrection(null)}>Cancel</Button>
                </div>
              </form>
            )}
            {canEdit && cell.state !== "waiting" && cell.state !== "running" && (
              <Button variant="ghost" className="-ml-2" onClick={() => void onAskAgain(cellId)}>
                <RotateCcw aria-hidden /> Ask again
              </Button>
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}
