import type { ReactNode } from "react"
import { pageContext } from "@/lib/http/page-context"
import { listConversations } from "@/lib/services/requests"
import { ConversationNav } from "./_parts/conversation-nav"

export default async function AskLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext()
  const conversations = await listConversations(ctx, { limit: 30 })
  return (
    <div className="flex flex-1 flex-col xl:grid xl:grid-cols-[15rem_minmax(0,1fr)] beside:flex">
      <ConversationNav initial={conversations} />
      <div className="flex min-w-0 flex-1 flex-col">{children}</div>
    </div>
  )
}
