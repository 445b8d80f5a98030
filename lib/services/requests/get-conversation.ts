import { notFound } from "@/lib/errors"
import { findConversation, listConversationRequests } from "@/lib/store/conversations/list-conversations"
import { scopeOf, type ServiceContext } from "../context"
import { viewRequest } from "./get-request"
import type { ConversationView, RequestView } from "./requests.dto"

const shownTurns = 50

/** A conversation of one's own with its last turns, oldest first. */
export async function getConversation(ctx: ServiceContext, input: { id: string }): Promise<ConversationView> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const conversation = await findConversation(tx, { id: input.id, userId: ctx.actor.userId })
    if (!conversation) throw notFound("conversation")
    const turns: RequestView[] = []
    for (const request of await listConversationRequests(tx, { conversationId: input.id, limit: shownTurns })) turns.push(await viewRequest(tx, ctx, request))
    return { id: conversation.id, title: conversation.title, requests: turns }
  })
}
