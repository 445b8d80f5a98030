import { uuidv7 } from "uuidv7"
import type { Tx } from "@/drizzle/client"
import { notFound } from "@/lib/errors"
import { insertConversation, touchConversation } from "@/lib/store/conversations/touch-conversation"
import type { PromptDefinition } from "@/prompts/schema"
import type { ServiceContext } from "../context"
import { subjectOf } from "./subject-of"

type Entering = { definition: PromptDefinition; conversationId: string | undefined; payload: Record<string, unknown> }

/** The conversation a request belongs to: the person's own, or a new one when an answer is asked for outside any. */
export async function enterConversation(tx: Tx, ctx: ServiceContext, input: Entering): Promise<string | null> {
  const { actor } = ctx
  if (input.conversationId) {
    if (!(await touchConversation(tx, { id: input.conversationId, userId: actor.userId }))) throw notFound("conversation")
    return input.conversationId
  }
  if (input.definition.kind !== "answer") return null
  const id = uuidv7()
  await insertConversation(tx, { id, workspaceId: actor.workspaceId, userId: actor.userId, title: subjectOf(input.payload) || input.definition.title })
  return id
}
