import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { getConversation } from "@/lib/services/requests"
import { orNotFound } from "../../../_components/page/or-not-found"
import { requireUuid } from "../../../_components/page/require-uuid"
import { Conversation } from "../_parts/conversation"

export const metadata: Metadata = { title: "Ask" }

export default async function ConversationPage({ params }: { params: Promise<{ conversationId: string }> }) {
  const id = requireUuid((await params).conversationId)
  const ctx = await pageContext()
  const { title, requests } = await orNotFound(getConversation(ctx, { id }))
  return <Conversation key={id} conversationId={id} title={title} requests={requests} initialDocuments={requests.at(-1)?.documents ?? []} initialQuestion="" examples={[]} hasDocuments />
}
