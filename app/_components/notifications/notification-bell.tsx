"use client"

import { useEffect, useState } from "react"
import Link from "next/link"
import { Bell } from "lucide-react"
import type { NotificationPage } from "@/lib/services/notifications/notifications.dto"
import { callApi } from "../api/call-api"
import { cx } from "../ui/cx"

const everyMs = 30_000

/** How much is unread, asked now and then while the page is looked at. */
export function NotificationBell({ className }: { className?: string }) {
  const [count, setCount] = useState(0)
  useEffect(() => {
    const aborting = new AbortController()
    const ask = async () => {
      if (document.visibilityState !== "visible") return
      const called = await callApi<NotificationPage>("/api/notifications?limit=1&unread=true", { signal: aborting.signal })
      if (called.ok && !aborting.signal.aborted) setCount(called.data.unreadCount)
    }
    void ask()
    const timer = setInterval(() => void ask(), everyMs)
    const onChange = () => void ask()
    window.addEventListener("notifications-read", onChange)
    document.addEventListener("visibilitychange", onChange)
    return () => {
      aborting.abort()
      clearInterval(timer)
      window.removeEventListener("notifications-read", onChange)
      document.removeEventListener("visibilitychange", onChange)
    }
  }, [])
  const label = count === 0 ? "Notifications" : `Notifications, ${count >= 100 ? "more than 99" : count} unread`
  return (
    <Link href="/notifications" aria-label={label} title={label} className={cx("relative inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-sunken hover:text-ink", className)}>
      <Bell aria-hidden className="size-4" />
      {count > 0 && (
        <span aria-hidden className="absolute -top-0.5 -right-0.5 min-w-4 rounded-full bg-accent px-1 text-center text-[0.625rem] leading-4 font-semibold text-on-accent tabular-nums">
          {count >= 100 ? "99+" : count}
        </span>
      )}
    </Link>
  )
}
