"use client"

import { useState } from "react"
import Link from "next/link"
import type { DocumentView } from "@/lib/services/documents/documents.dto"
import type { RequestRow } from "@/lib/services/requests/requests.dto"
import { StatusBadge } from "../../../../_components/request/status-badge"
import { Moment } from "../../../../_components/ui/moment"
import { Composer } from "../../../ask/_parts/composer"
import { TurnView } from "../../../ask/_parts/turn-view"
import { useConversation } from "../../../ask/_parts/use-conversation"

/** Questions about this one document, beside its text. */
export function AskTab({ document, earlierQuestions }: { document: DocumentView; earlierQuestions: RequestRow[] }) {
  const [question, setQuestion] = useState("")
  const { turns, ask, accept, isSending, problem } = useConversation({ conversationId: null, requests: [], hasOwnPage: false })
  const earlier = earlierQuestions.filter(({ id }) => !turns.some((turn) => turn.id === id))
  if (document.version === null) return <p className="text-base text-muted">This document can be asked about once it is read.</p>
  return (
    <div className="space-y-5">
      {turns.length > 0 && (
        <ol className="space-y-6">
          {turns.map((turn) => (
            <TurnView key={turn.id} turn={{ ...turn, documents: [] }} onRerun={(accepted) => accept(accepted, turn)} />
          ))}
        </ol>
      )}
      <Composer
        question={question}
        onQuestion={setQuestion}
        initialDocuments={[{ id: document.id, title: document.title }]}
        canChooseDocuments={false}
        placeholder="Ask about this document"
        isSending={isSending}
        problem={problem}
        isFirst={turns.length === 0}
        onAsk={ask}
      />
      {earlier.length > 0 && (
        <section aria-labelledby="earlier-heading">
          <h2 id="earlier-heading" className="pb-1 text-sm font-semibold">
            Your earlier questions about it
          </h2>
          <ul className="divide-y divide-line rounded-lg border border-line">
            {earlier.map((row) => (
              <li key={row.id} className="relative px-3 py-2 hover:bg-sunken">
                <Link href={`/requests/${row.id}`} prefetch={false} className="block truncate text-sm after:absolute after:inset-0">
                  {row.subject || row.promptTitle}
                </Link>
                <span className="flex items-center gap-2 text-xs text-faint">
                  <Moment iso={row.createdAt} isRelative />
                  {row.status !== "done" && <StatusBadge status={row.status} />}
                  {row.isStale && "stale"}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
