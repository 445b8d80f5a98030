"use client"

import { useEffect, useRef } from "react"
import type { AcceptedRequest } from "@/lib/services/requests/requests.dto"
import { RequestPanel } from "../../../../_components/request/request-panel"
import { useRequest } from "../../../../_components/request/use-request"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"

export function RunResult({ requestId, onRerun }: { requestId: string; onRerun: (accepted: AcceptedRequest) => void }) {
  const state = useRequest({ requestId, initial: null })
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Newer browsers give a promise back, which React would take for a clean-up and call.
    top.current?.scrollIntoView({ block: "nearest" })
  }, [])
  return (
    <div ref={top} className="scroll-mt-16">
      <Card aria-labelledby="result-heading">
        <CardHeader headingId="result-heading" title="Result" />
        <div className="p-4 sm:p-5">
          <RequestPanel state={state} onRerun={onRerun} />
        </div>
      </Card>
    </div>
  )
}
