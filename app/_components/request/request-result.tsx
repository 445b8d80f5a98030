"use client"

import type { RequestView } from "@/lib/services/requests/requests.dto"
import { CitedAnswer } from "../answer/cited-answer"
import { OutputView } from "../output/output-view"

/** What was answered, as prose with citations or as fields; nothing where there is nothing to show. */
export function RequestResult({ view }: { view: RequestView }) {
  if (view.output !== null && view.output !== undefined)
    return (
      <div className="space-y-4">
        <OutputView output={view.output} citations={view.citations} />
        {view.citations.some(({ said }) => said === undefined) && <CitedAnswer view={{ ...view, text: "" }} />}
      </div>
    )
  if (view.text) return <CitedAnswer view={view} />
  return null
}
