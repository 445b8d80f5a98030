"use client"

import { useEffect } from "react"
import { FileText } from "lucide-react"
import type { AcceptedRequest } from "@/lib/services/requests/requests.dto"
import { RequestPanel } from "../../../_components/request/request-panel"
import { useRequest } from "../../../_components/request/use-request"
import { announceConversation } from "./conversation-signal"
import type { Turn } from "./turns"

export function TurnView({ turn, onRerun }: { turn: Turn; onRerun: (accepted: AcceptedRequest) => void }) {
  const state = useRequest({ requestId: turn.id, initial: turn.initial })
  const endedAs = state.isLive || turn.initial?.status === state.view?.status ? null : state.view?.status
  useEffect(() => {
    if (endedAs) announceConversation()
  }, [endedAs])
  return (
    <li className="space-y-3">
      <div className="ml-auto w-fit max-w-[85%] rounded-xl rounded-br-sm bg-accent-soft px-3.5 py-2">
        <h2 className="sr-only">Question</h2>
        <p className="text-base break-words whitespace-pre-wrap">{turn.question}</p>
        {turn.documents.length > 0 && (
          <p className="mt-1 flex flex-wrap items-center gap-x-1.5 text-xs text-muted">
            <FileText aria-hidden className="size-3" /> {turn.documents.map(({ title }) => title).join(", ")}
          </p>
        )}
      </div>
      <section aria-label="Answer">
        <RequestPanel state={state} onRerun={onRerun} />
      </section>
    </li>
  )
}
