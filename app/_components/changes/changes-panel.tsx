"use client"

import { useEffect, useState } from "react"
import type { AcceptedRequest } from "@/lib/services/requests/requests.dto"
import type { ChangesView } from "@/lib/services/freshness/freshness.dto"
import { callApi } from "../api/call-api"
import type { Problem } from "../api/problem"
import { ProblemNotice } from "../api/problem-notice"
import { RerunButton } from "../request/rerun-button"
import { Card } from "../ui/card"
import { CardHeader } from "../ui/card-header"
import { ChangeItem } from "./change-item"

type ChangesPanelProps = { requestId: string; onRerun?: ((accepted: AcceptedRequest) => void) | null }

/** What changed under an answer: each passage as it stood then and as it stands now, beside each other. */
export function ChangesPanel({ requestId, onRerun = null }: ChangesPanelProps) {
  const [changes, setChanges] = useState<ChangesView | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    const aborting = new AbortController()
    void callApi<ChangesView>(`/api/requests/${requestId}/changes`, { signal: aborting.signal }).then((called) => {
      if (aborting.signal.aborted) return
      setProblem(called.ok ? null : called.problem)
      if (called.ok) setChanges(called.data)
    })
    return () => aborting.abort()
  }, [requestId])
  if (changes && changes.items.length === 0) return null
  const more = changes ? changes.count - changes.items.length : 0
  return (
    <Card aria-labelledby="changes-heading">
      <CardHeader headingId="changes-heading" title="What has changed since" description={changes ? sentence(changes) : null} />
      <div className="space-y-4 px-4 py-3">
        {problem && <ProblemNotice problem={problem} />}
        {!changes && !problem && <p className="text-sm text-muted">Looking up what changed…</p>}
        {changes && (
          <ul className="space-y-5">
            {changes.items.map((change) => (
              <ChangeItem key={change.id} change={change} />
            ))}
          </ul>
        )}
        {more > 0 && <p className="text-sm text-muted">{more === 1 ? "One more change is not shown here." : `${more} more changes are not shown here.`} The comparison of the versions shows all of them.</p>}
        {changes && onRerun && <RerunButton requestId={requestId} label="Ask again on today's text" onAccepted={onRerun} />}
      </div>
    </Card>
  )
}

function sentence({ items, count }: ChangesView): string {
  const cited = items.filter((item) => item.isCited).length
  const all = count === 1 ? "One passage" : `${count} passages`
  return cited > 0 ? `${all} that this answer rests on ${count === 1 ? "is" : "are"} not what ${count === 1 ? "it was" : "they were"}` : `${all} that may change this answer`
}
