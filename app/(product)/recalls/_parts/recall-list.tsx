import Link from "next/link"
import type { RecallRow } from "@/lib/services/recalls/recalls.dto"
import { Badge } from "../../../_components/ui/badge"
import { Card } from "../../../_components/ui/card"
import { Moment } from "../../../_components/ui/moment"
import { ProgressBar } from "../../../_components/ui/progress-bar"
import { subjectWords } from "./recall-words"

export function RecallList({ recalls }: { recalls: RecallRow[] }) {
  return (
    <Card>
      <ul className="divide-y divide-line">
        {recalls.map((recall) => (
          <li key={recall.id} className="space-y-1.5 px-4 py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <h2 className="min-w-0 text-base font-medium break-words">
                <Link href={`/recalls/${recall.id}`} className="underline-offset-2 hover:underline">
                  {subjectWords(recall.subject)}
                </Link>
              </h2>
              <Badge tone={recall.state === "open" ? "warn" : "good"}>{recall.state === "open" ? "Open" : "Closed"}</Badge>
            </div>
            <p className="text-base break-words text-muted">{recall.reason}</p>
            <div className="flex items-center gap-3">
              <ProgressBar label={`${recall.settled} of ${recall.items} settled`} share={recall.items === 0 ? 1 : recall.settled / recall.items} className="max-w-40" />
              <p className="text-sm text-faint">
                {recall.settled} of {recall.items} settled, opened by {recall.createdBy.name}, <Moment iso={recall.createdAt} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
