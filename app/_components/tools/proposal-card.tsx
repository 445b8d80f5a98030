"use client"

import { useRef, useState } from "react"
import { Check, StickyNote } from "lucide-react"
import type { DecideToolCallInput, ToolCallView } from "@/lib/services/tools/tools.dto"
import { callApi } from "../api/call-api"
import type { Problem } from "../api/problem"
import { ProblemNotice } from "../api/problem-notice"
import { Button } from "../ui/button"
import { Moment } from "../ui/moment"
import { Notice } from "../ui/notice"
import { TextLink } from "../ui/text-link"

type ProposalCardProps = { requestId: string; call: ToolCallView; isMine: boolean; onDecided: () => void }

/** Something the AI would write: what, where, and the author's word on it. Nothing is written before they have given it. */
export function ProposalCard({ requestId, call, isMine, onDecided }: ProposalCardProps) {
  const [busyWith, setBusyWith] = useState<DecideToolCallInput["decision"] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [decided, setDecided] = useState<ToolCallView | null>(null)
  const isSending = useRef(false)
  const shown = decided ?? call
  const { proposal } = shown
  if (!proposal) return null

  const decide = async (decision: DecideToolCallInput["decision"]) => {
    if (isSending.current) return
    isSending.current = true
    setBusyWith(decision)
    setProblem(null)
    const called = await callApi<ToolCallView>(`/api/requests/${requestId}/tool-calls/${call.id}/decision`, { method: "POST", body: { decision } })
    isSending.current = false
    setBusyWith(null)
    if (called.ok) setDecided(called.data)
    else setProblem(called.problem)
    onDecided()
  }
  const document = proposal.documentTitle ? <TextLink href={`/documents/${proposal.documentId}?tab=notes`}>{proposal.documentTitle}</TextLink> : "a document that is gone or closed to you"
  const note = <blockquote className="my-1.5 border-l-2 border-line-strong pl-3 whitespace-pre-wrap text-ink">{proposal.text}</blockquote>

  if (shown.state === "confirmed")
    return (
      <Notice tone="good" icon={Check} title="The note is written" role="status">
        {note}
        On {document}
        {shown.decidedAt && (
          <>
            , <Moment iso={shown.decidedAt} />
          </>
        )}
      </Notice>
    )
  if (shown.state === "declined")
    return (
      <Notice icon={StickyNote} title="The note was declined" role="status">
        {note}
        Nothing was written on {document}.
      </Notice>
    )
  return (
    <Notice
      tone={shown.canDecide ? "accent" : "neutral"}
      icon={StickyNote}
      title={shown.canDecide ? "A note waits for your confirmation" : isMine ? "A note was proposed; it will not be written" : "A note was proposed"}
      actions={
        shown.canDecide && (
          <>
            <Button variant="primary" isBusy={busyWith === "confirm"} disabled={busyWith !== null} onClick={() => void decide("confirm")}>
              Confirm
            </Button>
            <Button isBusy={busyWith === "decline"} disabled={busyWith !== null} onClick={() => void decide("decline")}>
              Decline
            </Button>
          </>
        )
      }
    >
      {note}
      <p>
        {shown.canDecide ? <>When you confirm, this is written on {document} in your name. Everyone who can read that document sees it.</> : isMine ? <>The answer it belongs to did not come to its end. Meant for {document}.</> : <>For {document}. Only the person who asked can confirm it.</>}
      </p>
      {problem && <ProblemNotice problem={problem} className="mt-2" />}
    </Notice>
  )
}
