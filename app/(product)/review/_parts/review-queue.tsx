"use client"

import { useEffect, useState } from "react"
import { useRouter } from "next/navigation"
import { ShieldCheck } from "lucide-react"
import type { ReviewRow } from "@/lib/services/reviews/reviews.dto"
import { callApi } from "../../../_components/api/call-api"
import { useShortcuts } from "../../../_components/page/use-shortcuts"
import { Button } from "../../../_components/ui/button"
import { Card } from "../../../_components/ui/card"
import { EmptyState } from "../../../_components/ui/empty-state"
import { showToast } from "../../../_components/ui/toast"
import { QueueRow } from "./queue-row"
import { ShortcutBar } from "./shortcut-bar"
import { ShortcutHelp } from "./shortcut-help"

const refreshMs = 20_000

const keys = [
  { keys: ["j", "k"], does: "next, previous" },
  { keys: ["Enter"], does: "open" },
  { keys: ["c"], does: "claim or give back" },
]
const allKeys = [...keys, { keys: ["n"], does: "open the first that is free" }, { keys: ["?"], does: "this list" }]

/** The queue, kept fresh, with keys for everything. */
export function ReviewQueue({ items, isDecided }: { items: ReviewRow[]; isDecided: boolean }) {
  const router = useRouter()
  const [currentId, setCurrentId] = useState<string | null>(null)
  const [busyId, setBusyId] = useState<string | null>(null)
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  useEffect(() => {
    if (isDecided) return
    const timer = setInterval(() => document.visibilityState === "visible" && router.refresh(), refreshMs)
    return () => clearInterval(timer)
  }, [router, isDecided])

  const move = (by: 1 | -1) => {
    const index = items.findIndex((item) => item.id === currentId)
    const next = items[index === -1 ? 0 : Math.min(items.length - 1, Math.max(0, index + by))]
    if (next) document.querySelector<HTMLElement>(`[data-review-id="${next.id}"]`)?.focus()
  }
  const claim = async (item: ReviewRow | undefined) => {
    if (!item?.canDecide || busyId) return
    setBusyId(item.id)
    const called = await callApi(`/api/reviews/${item.id}/${item.isMine ? "release" : "claim"}`, { method: "POST" })
    setBusyId(null)
    if (!called.ok) showToast(called.problem.detail, "danger")
    router.refresh()
  }
  const openFree = () => {
    const free = items.find((item) => item.canDecide && (item.isMine || !item.claimedBy))
    if (free) router.push(`/review/${free.id}`)
  }
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    n: openFree,
    c: () => void claim(items.find((item) => item.id === currentId)),
    "?": () => setIsHelpOpen(true),
  })

  if (items.length === 0)
    return (
      <EmptyState icon={ShieldCheck} title={isDecided ? "Nothing has been decided yet" : "Nothing waits for you"}>
        {isDecided ? "Once outputs have been approved or rejected, they are listed here." : "Outputs that a person must sign appear here by themselves, the most urgent first."}
      </EmptyState>
    )
  return (
    <div className="space-y-3">
      {!isDecided && <ShortcutBar lines={keys} onHelp={() => setIsHelpOpen(true)} />}
      <Card>
        <ul aria-label={isDecided ? "Decided" : "Waiting for review"} className="divide-y divide-line">
          {items.map((item) => (
            <QueueRow
              key={item.id}
              item={item}
              onFocus={() => setCurrentId(item.id)}
              actions={
                item.canDecide && (item.isMine || !item.claimedBy) ? (
                  <Button size="sm" className="relative z-10" isBusy={busyId === item.id} onClick={() => void claim(item)}>
                    {item.isMine ? "Give back" : "Claim"}
                  </Button>
                ) : null
              }
            />
          ))}
        </ul>
      </Card>
      <ShortcutHelp isOpen={isHelpOpen} onClose={() => setIsHelpOpen(false)} lines={allKeys} />
    </div>
  )
}
