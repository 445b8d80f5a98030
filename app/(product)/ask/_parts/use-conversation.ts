"use client"

import { useState } from "react"
import { useRouter } from "next/navigation"
import type { AcceptedRequest, RequestView } from "@/lib/services/requests/requests.dto"
import type { ChosenDocument } from "../../../_components/document/document-options"
import { useSend } from "../../../_components/request/use-send"
import { announceConversation } from "./conversation-signal"
import { mergeTurns, rememberedTurns, rememberTurn, turnOf, type Turn } from "./turns"

export type Question = { question: string; documents: ChosenDocument[]; isFresh: boolean }

type Options = {
  conversationId: string | null
  requests: RequestView[]
  /** False where the conversation is a part of another page and stays there. */
  hasOwnPage: boolean
}

/** The turns of a conversation and how it goes on. The first question of a new one leads to its own address. */
export function useConversation({ conversationId: givenId, requests, hasOwnPage }: Options) {
  const router = useRouter()
  const { send, isSending, problem } = useSend()
  const [startedId, setStartedId] = useState<string | null>(null)
  const [sent, setSent] = useState<Turn[]>(() => rememberedTurns(givenId))
  const conversationId = givenId ?? startedId
  const turns = mergeTurns(requests.map(turnOf), sent)

  const accept = (accepted: AcceptedRequest, { question, documents }: Pick<Turn, "question" | "documents">) => {
    const turn: Turn = { id: accepted.id, question, documents, initial: null }
    setSent((earlier) => [...earlier, turn])
    announceConversation()
    if (!accepted.conversationId) return
    setStartedId(accepted.conversationId)
    if (hasOwnPage && !givenId) router.replace(`/ask/${accepted.conversationId}`, { scroll: false })
    else rememberTurn(accepted.conversationId, turn)
  }

  /** True when the question was accepted; else `problem` says why not. */
  const ask = async ({ question, documents, isFresh }: Question): Promise<boolean> => {
    const accepted = await send({
      promptKey: "rag_answer",
      payload: { question },
      ...(conversationId ? { conversationId } : {}),
      ...(documents.length > 0 ? { documentIds: documents.map(({ id }) => id) } : {}),
      ...(isFresh ? { fresh: true } : {}),
    })
    if (accepted) accept(accepted, { question, documents })
    return accepted !== null
  }

  return { turns, ask, accept, isSending, problem }
}
