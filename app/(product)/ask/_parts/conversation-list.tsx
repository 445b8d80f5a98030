"use client"

import Link from "next/link"
import { useParams } from "next/navigation"
import type { ConversationRow } from "@/lib/services/requests/requests.dto"
import { requestStatusLooks } from "../../../_components/request/request-status"
import { Button } from "../../../_components/ui/button"
import { cx } from "../../../_components/ui/cx"
import { Moment } from "../../../_components/ui/moment"

type ConversationListProps = { items: ConversationRow[]; nextCursor: string | null; isLoadingMore: boolean; loadMore: () => Promise<void>; onNavigate?: () => void }

export function ConversationList({ items, nextCursor, isLoadingMore, loadMore, onNavigate }: ConversationListProps) {
  const { conversationId } = useParams<{ conversationId?: string }>()
  if (items.length === 0) return <p className="px-2 py-1 text-sm text-muted">Your questions will be listed here.</p>
  return (
    <>
      <ul className="space-y-px">
        {items.map(({ id, title, updatedAt, lastStatus }) => (
          <li key={id}>
            <Link
              href={`/ask/${id}`}
              prefetch={false}
              {...(onNavigate ? { onClick: onNavigate } : {})}
              aria-current={id === conversationId ? "page" : undefined}
              className={cx("block rounded-md px-2 py-1.5 focus-visible:outline-offset-[-2px]", id === conversationId ? "bg-accent-soft" : "hover:bg-sunken")}
            >
              <span className={cx("block truncate text-sm", id === conversationId && "font-medium text-accent-ink")}>{title}</span>
              <span className="block truncate text-xs text-faint">
                <Moment iso={updatedAt} isRelative />
                {lastStatus && lastStatus !== "done" && ` · ${requestStatusLooks[lastStatus].label}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {nextCursor && (
        <Button variant="ghost" size="sm" className="mt-1 w-full" isBusy={isLoadingMore} onClick={() => void loadMore()}>
          Older
        </Button>
      )}
    </>
  )
}
