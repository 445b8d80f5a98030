"use client"

import { useState } from "react"
import { History, Plus } from "lucide-react"
import type { Page } from "@/lib/services/paging.dto"
import type { ConversationRow } from "@/lib/services/requests/requests.dto"
import { Button } from "../../../_components/ui/button"
import { Dialog } from "../../../_components/ui/dialog"
import { LinkButton } from "../../../_components/ui/link-button"
import { ConversationList } from "./conversation-list"
import { useConversations } from "./use-conversations"

/** The earlier conversations: a column on wide screens, a drawer elsewhere. */
export function ConversationNav({ initial }: { initial: Page<ConversationRow> }) {
  const conversations = useConversations(initial)
  const [isOpen, setIsOpen] = useState(false)
  const begin = (
    <LinkButton href="/ask" size="sm" onClick={() => setIsOpen(false)}>
      <Plus aria-hidden /> New
    </LinkButton>
  )
  return (
    <>
      <div className="flex items-center justify-between gap-2 border-b border-line px-4 py-2 sm:px-6 xl:hidden beside:flex">
        <Button size="sm" variant="ghost" onClick={() => setIsOpen(true)} className="-ml-2">
          <History aria-hidden /> Conversations
        </Button>
        {begin}
      </div>
      <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title="Conversations" place="left" bodyClassName="px-2 pb-4">
        <ConversationList {...conversations} onNavigate={() => setIsOpen(false)} />
      </Dialog>
      <aside aria-label="Conversations" className="sticky top-0 hidden h-dvh flex-col border-r border-line xl:flex beside:hidden">
        <div className="flex items-center justify-between px-4 pt-4 pb-2">
          <h2 className="text-sm font-semibold">Conversations</h2>
          {begin}
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
          <ConversationList {...conversations} />
        </div>
      </aside>
    </>
  )
}
