"use client"

import { useRef, useState, type ReactNode } from "react"
import { Check, StickyNote } from "lucide-react"
import type { DecideToolCallInput, ToolCallView } from "@/lib/services/tools/tools.dto"
import { callApi } from "../api/call-api"
import type { Problem } from "../api/problem"
import { ProblemNotice } from "../api/problem-notice"
import { Button } from "../ui/button"
import { Moment } from "../ui/moment"
import { Notice } from "../ui/notice"
import { TextLink } from "../ui/text-link"

type Decision = DecideToolCallInput["decision"]
type ProposalCardProps = { requestId: string; call: ToolCallView; isMine: boolean; onDecided: () => void }

/** Something the AI would write: what, where, and the author's word on it. Nothing is written before they have given it. */
export function ProposalCard({ requestId, call, isMine, onDecided }: ProposalCardProps) {
  const [busyWith, setBusyWith] = useState<Decision | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [decided, setDecided] = useState<ToolCallView | null>(null)
  const isSending = useRef(false)

  const decide = async (decision: Decision) => {
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
  return (
    <div className="space-y-2">
      <Proposal
        call={decided ?? call}
        isMine={isMine}
        actions={
          <>
            <Button variant="primary" isBusy={busyWith === "confirm"} disabled={busyWith !== null} onClick={() => void decide("confirm")}>
              Confirm
            </Button>
            <Button isBusy={busyWith === "decline"} disabled={busyWith !== null} onClick={() => void decide("decline")}>
              Decline
            </Button>
          </>
        }
      />
      {problem && <ProblemNotice problem={problem} />}
    </div>
  )
}

function Proposal({ call, isMine, actions }: { call: ToolCallView; isMine: boolean; actions: ReactNode }) {
  const { proposal, state, canDecide, decidedAt } = call
  if (!proposal) return null
  const document = proposal.documentTitle ? (
    <TextLink href={`/documents/${proposal.documentId}?tab=notes`} prefetch={false}>
      {proposal.documentTitle}
    </TextLink>
  ) : (
    "a document that is gone or closed to you"
  )
  const note = <blockquote className="my-1.5 border-l-2 border-line-strong pl-3 whitespace-pre-wrap text-ink">{proposal.text}</blockquote>
  if (state === "confirmed")
    return (
      <Notice tone="good" icon={Check} title="The note is written" role="status">
        {note}
        On {document}
        {decidedAt && (
          <>
            , <Moment iso={decidedAt} />
          </>
        )}
      </Notice>
    )
  if (state === "declined")
    return (
      <Notice icon={StickyNote} title="The note was declined" role="status">
        {note}
        Nothing was written on {document}.
      </Notice>
    )
  if (canDecide)
    return (
      <Notice tone="accent" icon={StickyNote} title="A note waits for your confirmation" actions={actions}>
        {note}
        When you confirm, this is written on {document} in your name. Everyone who can read that document sees it.
      </Notice>
    )
  return (
    <Notice icon={StickyNote} title={isMine ? "A note was proposed; it will not be written" : "A note was proposed"}>
      {note}
      {isMine ? <>The answer it belongs to did not come to its end. It was meant for {document}.</> : <>For {document}. Only the person who asked can confirm it.</>}
    </Notice>
  )
}
