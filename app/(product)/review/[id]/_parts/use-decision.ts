"use client"

import { useState } from "react"
import { useRouter } from "next/navigation"
import type { Decision } from "@/drizzle/schema/constants"
import type { ReviewView } from "@/lib/services/reviews/reviews.dto"
import { callApi } from "../../../../_components/api/call-api"
import type { Problem } from "../../../../_components/api/problem"
import { showToast } from "../../../../_components/ui/toast"

export type DecisionInput = { decision: Decision; output?: unknown; reason?: string }

const said: Record<Decision, string> = {
  approve: "Approved. Its author has it now.",
  edit: "Approved with your changes. Its author has it now.",
  reject: "Rejected. Its author reads your reason.",
  rerun: "Closed, and asked again on your account.",
}

/** Sends a decision together with what it was made on, and goes on to the next item. */
export function useDecision({ view, nextId, onProblem }: { view: ReviewView; nextId: string | null; onProblem: (problem: Problem | null) => void }) {
  const router = useRouter()
  const [busy, setBusy] = useState<Decision | null>(null)
  const decide = async (input: DecisionInput): Promise<boolean> => {
    if (busy) return false
    setBusy(input.decision)
    onProblem(null)
    const called = await callApi(`/api/reviews/${view.id}/decision`, { method: "POST", body: { ...input, evidenceHash: view.evidenceHash } })
    setBusy(null)
    if (!called.ok) {
      onProblem(called.problem)
      if (called.problem.status === 409) router.refresh()
      return false
    }
    showToast(said[input.decision])
    router.push(nextId ? `/review/${nextId}` : "/review")
    router.refresh()
    return true
  }
  return { decide, busy }
}
