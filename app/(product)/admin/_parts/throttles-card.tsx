"use client"

import { useState } from "react"
import { useRouter } from "next/navigation"
import type { ThrottleView } from "@/lib/services/limits/throttles.dto"
import { callApi } from "../../../_components/api/call-api"
import { Badge } from "../../../_components/ui/badge"
import { Button } from "../../../_components/ui/button"
import { Card } from "../../../_components/ui/card"
import { CardHeader } from "../../../_components/ui/card-header"
import { ConfirmDialog } from "../../../_components/ui/confirm-dialog"
import { Moment } from "../../../_components/ui/moment"
import { showToast } from "../../../_components/ui/toast"

/** People whose cost broke with their own past, and the way to let them go on. */
export function ThrottlesCard({ throttles }: { throttles: ThrottleView[] }) {
  const router = useRouter()
  const [lifting, setLifting] = useState<ThrottleView | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const lift = async ({ user }: ThrottleView) => {
    setIsBusy(true)
    const called = await callApi("/api/throttles", { method: "PUT", body: { userId: user.id, isLifted: true } })
    setIsBusy(false)
    setLifting(null)
    showToast(called.ok ? `${user.name} can go on as before.` : called.problem.detail, called.ok ? "good" : "danger")
    router.refresh()
  }
  return (
    <Card className="mb-4">
      <CardHeader title="Held back" description="What they ask has suddenly cost far more than is usual for them. They are slowed down first; who goes on is stopped." />
      <ul className="divide-y divide-line">
        {throttles.map((throttle) => (
          <li key={throttle.user.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {throttle.user.name} <Badge tone={throttle.level === "blocked" ? "danger" : "warn"}>{throttle.level === "blocked" ? "Stopped" : "Slowed down"}</Badge>
              </p>
              <p className="text-muted">
                {throttle.reason}. {throttle.level === "blocked" ? "Nothing is taken from them" : "One request is taken every 10 seconds"} until <Moment iso={throttle.until} />.
              </p>
            </div>
            <Button size="sm" onClick={() => setLifting(throttle)} aria-label={`Let ${throttle.user.name} go on`}>
              Let go on
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmDialog isOpen={lifting !== null} title={`Let ${lifting?.user.name ?? ""} go on`} confirmLabel="Let go on" isBusy={isBusy} onClose={() => setLifting(null)} onConfirm={() => lifting && void lift(lifting)}>
        They can ask as before from now on. Only what they spend after this moment is compared with their past again.
      </ConfirmDialog>
    </Card>
  )
}
