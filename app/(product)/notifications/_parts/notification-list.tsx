"use client"

import { useState } from "react"
import { useRouter } from "next/navigation"
import { Bell } from "lucide-react"
import type { NotificationPage, NotificationView } from "@/lib/services/notifications/notifications.dto"
import { callApi } from "../../../_components/api/call-api"
import { Button } from "../../../_components/ui/button"
import { Card } from "../../../_components/ui/card"
import { cx } from "../../../_components/ui/cx"
import { EmptyState } from "../../../_components/ui/empty-state"
import { LinkButton } from "../../../_components/ui/link-button"
import { Moment } from "../../../_components/ui/moment"
import { TextLink } from "../../../_components/ui/text-link"
import { showToast } from "../../../_components/ui/toast"

/** One's notifications; opening one marks it as read. */
export function NotificationList({ initial }: { initial: NotificationPage }) {
  const router = useRouter()
  const [items, setItems] = useState<NotificationView[]>(initial.items)
  const [cursor, setCursor] = useState(initial.nextCursor)
  const [isBusy, setIsBusy] = useState(false)
  const tellBell = () => window.dispatchEvent(new Event("notifications-read"))

  const markAll = async () => {
    setIsBusy(true)
    const called = await callApi("/api/notifications/read", { method: "POST", body: { all: true } })
    setIsBusy(false)
    if (!called.ok) return showToast(called.problem.detail, "danger")
    setItems((list) => list.map((item) => ({ ...item, isRead: true })))
    tellBell()
    router.refresh()
  }
  const markOne = (id: string) => {
    setItems((list) => list.map((item) => (item.id === id ? { ...item, isRead: true } : item)))
    void callApi("/api/notifications/read", { method: "POST", body: { ids: [id] } }).then(tellBell)
  }
  const more = async () => {
    setIsBusy(true)
    const called = await callApi<NotificationPage>(`/api/notifications?limit=50&cursor=${cursor}`)
    setIsBusy(false)
    if (!called.ok) return showToast(called.problem.detail, "danger")
    setItems((list) => [...list, ...called.data.items])
    setCursor(called.data.nextCursor)
  }

  if (items.length === 0)
    return (
      <EmptyState icon={Bell} title="Nothing has changed yet" actions={<LinkButton href="/documents">To the documents</LinkButton>}>
        You are told here when a document of yours, one that you watch, or the ground of an answer changes.
      </EmptyState>
    )
  return (
    <div className="space-y-3">
      {items.some((item) => !item.isRead) && (
        <Button onClick={() => void markAll()} isBusy={isBusy}>
          Mark all as read
        </Button>
      )}
      <Card>
        <ul className="divide-y divide-line">
          {items.map((item) => (
            <li key={item.id} className="flex items-baseline gap-3 px-4 py-3">
              <span aria-hidden className={cx("size-2 shrink-0 -translate-y-px rounded-full", item.isRead ? "bg-transparent" : "bg-accent")} />
              <div className="min-w-0 flex-1">
                <p className={cx("break-words", !item.isRead && "font-medium")}>
                  {!item.isRead && <span className="sr-only">Unread: </span>}
                  <TextLink href={item.href} prefetch={false} onClick={() => markOne(item.id)}>
                    {item.message}
                  </TextLink>
                </p>
                <p className="text-sm break-words text-muted">
                  {item.title && `${item.title} · `}
                  <Moment iso={item.createdAt} isRelative />
                </p>
              </div>
            </li>
          ))}
        </ul>
      </Card>
      {cursor && (
        <Button onClick={() => void more()} isBusy={isBusy}>
          Show earlier ones
        </Button>
      )}
    </div>
  )
}
