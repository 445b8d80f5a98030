"use client"

import { useEffect, useRef, useState } from "react"
import { useRouter } from "next/navigation"
import type { DifferenceView } from "@/lib/services/requests/replay/difference.dto"
import type { AcceptedRequest, RerunInput } from "@/lib/services/requests/requests.dto"
import { callApi } from "../../../../_components/api/call-api"
import { newIdempotencyKey } from "../../../../_components/api/new-idempotency-key"
import type { Problem } from "../../../../_components/api/problem"
import { ProblemNotice } from "../../../../_components/api/problem-notice"
import { Button } from "../../../../_components/ui/button"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { Moment } from "../../../../_components/ui/moment"
import { TextLink } from "../../../../_components/ui/text-link"
import { showToast } from "../../../../_components/ui/toast"
import { causeWords } from "./cause-words"
import { WordDifference } from "./word-difference"

const keepWords = { release: "Ask with the earlier prompt", evidence: "Ask on the earlier evidence" } as const

/** A repeat beside the request that it repeats: what was not the same, by cause, and the answers word by word. */
export function RerunDifference({ requestId, isOver }: { requestId: string; isOver: boolean }) {
  const [difference, setDifference] = useState<DifferenceView | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    if (!isOver) return
    const aborting = new AbortController()
    void callApi<DifferenceView>(`/api/requests/${requestId}/difference`, { signal: aborting.signal }).then((called) => {
      if (aborting.signal.aborted) return
      setProblem(called.ok ? null : called.problem)
      if (called.ok) setDifference(called.data)
    })
    return () => aborting.abort()
  }, [requestId, isOver])
  return (
    <Card aria-labelledby="difference-heading">
      <CardHeader headingId="difference-heading" title="Compared with the earlier answer" description={difference ? headline(difference) : null} />
      <div className="space-y-4 px-4 py-3">
        {!isOver && <p className="text-sm text-muted">The comparison follows when this has finished.</p>}
        {isOver && !difference && !problem && <p className="text-sm text-muted">Comparing…</p>}
        {problem && <ProblemNotice problem={problem} />}
        {difference && <Causes difference={difference} />}
        {difference && <Answers difference={difference} />}
        {difference && (
          <p className="text-sm text-muted">
            The <TextLink href={`/requests/${difference.earlierId}`}>earlier request</TextLink> is from <Moment iso={difference.earlierAt} />.
          </p>
        )}
      </div>
    </Card>
  )
}

function headline({ state, causes }: DifferenceView): string {
  if (state === "waiting") return "The earlier request has not finished yet."
  if (state === "same") return causes.length > 0 ? "The answer is the same, although not everything behind it is." : "The answer is the same, and so is everything behind it."
  const known = causes.filter(({ kind }) => kind !== "chance")
  return known.length > 1 ? "The answer is not the same, and more than one thing changed." : "The answer is not the same."
}

function Causes({ difference: { requestId, earlierId, causes, canKeep } }: { difference: DifferenceView }) {
  return (
    <>
      {causes.length > 0 && (
        <ul className="space-y-2">
          {causes.map((cause) => {
            const { title, sentences } = causeWords(cause)
            return (
              <li key={cause.kind}>
                <p className="font-medium">{title}</p>
                {sentences.map((sentence) => (
                  <p key={sentence} className="text-sm break-words text-muted">
                    {sentence}
                  </p>
                ))}
              </li>
            )
          })}
        </ul>
      )}
      {canKeep.length > 0 && (
        <div className="space-y-2">
          <p className="text-sm text-muted">To tell the causes apart, ask once more and keep one of them as it was:</p>
          <div className="flex flex-wrap gap-2">
            {canKeep.map((what) => (
              <KeepButton key={`${requestId}:${what}`} earlierId={earlierId} what={what} />
            ))}
          </div>
        </div>
      )}
    </>
  )
}

function KeepButton({ earlierId, what }: { earlierId: string; what: keyof typeof keepWords }) {
  const router = useRouter()
  const key = useRef<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const ask = async () => {
    setIsBusy(true)
    key.current ??= newIdempotencyKey()
    const called = await callApi<AcceptedRequest>(`/api/requests/${earlierId}/rerun`, { method: "POST", headers: { "idempotency-key": key.current }, body: { keep: [what] } satisfies RerunInput })
    if (called.ok || called.problem.status !== 0) key.current = null
    setIsBusy(false)
    if (called.ok) router.push(`/requests/${called.data.id}`)
    else showToast(called.problem.detail, "danger")
  }
  return (
    <Button size="sm" isBusy={isBusy} onClick={() => void ask()}>
      {keepWords[what]}
    </Button>
  )
}

function Answers({ difference: { state, answers } }: { difference: DifferenceView }) {
  if (state !== "different") return null
  if (answers.earlier === null || answers.now === null) return <p className="text-sm text-muted">The answers cannot be shown side by side: one of them is held, was withdrawn or was never written.</p>
  return <WordDifference earlier={answers.earlier} now={answers.now} />
}
