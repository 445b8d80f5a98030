"use client"

import { useState } from "react"
import { History } from "lucide-react"
import type { ReplayView } from "@/lib/services/requests/replay/replay.dto"
import { callApi } from "../../../../_components/api/call-api"
import type { Problem } from "../../../../_components/api/problem"
import { ProblemNotice } from "../../../../_components/api/problem-notice"
import { Button } from "../../../../_components/ui/button"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { DescriptionList } from "../../../../_components/ui/description-list"
import { Notice } from "../../../../_components/ui/notice"
import { TextLink } from "../../../../_components/ui/text-link"
import { modelName } from "../../../../_components/words/model-words"
import { replaySentence } from "./replay-words"

/** Rebuilds on demand what the model was sent, and says whether that and the answer are still what they were. */
export function ReplayPanel({ requestId }: { requestId: string }) {
  const [replay, setReplay] = useState<ReplayView | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const run = async () => {
    setIsBusy(true)
    const called = await callApi<ReplayView>(`/api/requests/${requestId}/replay`)
    setIsBusy(false)
    setProblem(called.ok ? null : called.problem)
    if (called.ok) setReplay(called.data)
  }
  return (
    <Card aria-labelledby="replay-heading">
      <CardHeader
        headingId="replay-heading"
        title="Replay"
        description="Rebuilt from its record, without asking a model"
        actions={
          <Button size="sm" isBusy={isBusy} onClick={() => void run()}>
            {!isBusy && <History aria-hidden />} {replay ? "Replay again" : "Replay"}
          </Button>
        }
      />
      <div aria-live="polite">
        {problem && (
          <div className="px-4 py-3">
            <ProblemNotice problem={problem} />
          </div>
        )}
        {replay && <Replayed replay={replay} />}
      </div>
    </Card>
  )
}

function Replayed({ replay }: { replay: ReplayView }) {
  const { tone, title } = replaySentence(replay)
  const { madeFrom, prompt, writtenElsewhere, citations } = replay
  const agreeing = citations.filter(({ was, is }) => was === is).length
  return (
    <div className="space-y-3 px-4 py-3">
      <Notice tone={tone} title={title}>
        {replay.missing.length + replay.differences.length > 0 && (
          <ul className="list-disc space-y-1 pl-4">
            {[...replay.missing, ...replay.differences].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </Notice>
      {writtenElsewhere && (
        <p className="text-sm text-muted">
          {writtenElsewhere.kind === "cache" ? "The answer was written for an earlier request" : "The answer was written for a request that this one joined"}
          {writtenElsewhere.requestId ? (
            <>
              : <TextLink href={`/requests/${writtenElsewhere.requestId}`}>open it</TextLink>.
            </>
          ) : (
            "."
          )}
        </p>
      )}
      {madeFrom && (
        <DescriptionList
          items={[
            { label: "Model", value: <span className="inline-block first-letter:uppercase">{modelName(madeFrom.model)}</span> },
            { label: "Prompt version", value: madeFrom.releaseVersion },
            { label: "Told the day", value: madeFrom.today },
            { label: "Passages", value: madeFrom.sources },
            { label: "Earlier turns", value: madeFrom.earlierTurns || null },
            { label: "Looked up", value: madeFrom.toolCalls ? `${madeFrom.toolCalls} times` : null },
            { label: "Citations", value: citations.length > 0 ? `${agreeing} of ${citations.length} judged the same` : null },
            { label: "Prompt sent", value: prompt && <Hash value={prompt.recordedHash} /> },
            { label: "Prompt rebuilt", value: prompt?.rebuiltHash ? <Hash value={prompt.rebuiltHash} /> : null },
          ]}
        />
      )}
    </div>
  )
}

function Hash({ value }: { value: string }) {
  return (
    <code className="font-mono text-xs" title={`SHA-256 ${value}`}>
      {value.slice(0, 12)}
    </code>
  )
}
