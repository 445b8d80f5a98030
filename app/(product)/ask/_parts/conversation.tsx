"use client"

import { useState } from "react"
import type { RequestView } from "@/lib/services/requests/requests.dto"
import type { ChosenDocument } from "../../../_components/document/document-options"
import { AskEmpty } from "./ask-empty"
import { Composer } from "./composer"
import { TurnView } from "./turn-view"
import { useConversation } from "./use-conversation"
import { useStickToBottom } from "./use-stick-to-bottom"

type ConversationProps = {
  conversationId: string | null
  title: string | null
  requests: RequestView[]
  initialDocuments: ChosenDocument[]
  initialQuestion: string
  examples: string[]
  hasDocuments: boolean
}

export function Conversation({ conversationId, title, requests, initialDocuments, initialQuestion, examples, hasDocuments }: ConversationProps) {
  const { turns, ask, accept, isSending, problem } = useConversation({ conversationId, requests, hasOwnPage: true })
  const [question, setQuestion] = useState(initialQuestion)
  const end = useStickToBottom(turns.length)
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-1 flex-col px-4 sm:px-6">
      {turns.length === 0 ? (
        <AskEmpty examples={examples} hasDocuments={hasDocuments} onChoose={setQuestion} />
      ) : (
        <div className="flex-1 py-6">
          <h1 className="sr-only">{title ?? "Conversation"}</h1>
          <ol className="space-y-8">
            {turns.map((turn) => (
              <TurnView key={turn.id} turn={turn} onRerun={(accepted) => accept(accepted, turn)} />
            ))}
          </ol>
          <div ref={end} />
        </div>
      )}
      <div className="sticky bottom-0 z-10 bg-canvas pb-3">
        <Composer question={question} onQuestion={setQuestion} initialDocuments={initialDocuments} isSending={isSending} problem={problem} onAsk={ask} isFirst={turns.length === 0} />
      </div>
    </div>
  )
}
