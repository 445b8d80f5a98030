import type { RequestView } from "@/lib/services/requests/requests.dto"
import { formatDuration } from "../../../../_components/format/format-duration"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { cx } from "../../../../_components/ui/cx"
import { Moment } from "../../../../_components/ui/moment"
import { timelineOf } from "./timeline"

const dots = { neutral: "bg-control", good: "bg-good-ink", warn: "bg-warn-ink", danger: "bg-danger" }

export function TimelineCard({ view }: { view: RequestView }) {
  return (
    <Card aria-labelledby="timeline-heading">
      <CardHeader headingId="timeline-heading" title="What happened" />
      <ol className="px-4 py-3">
        {timelineOf(view).map(({ at, label, detail, tone }, index, all) => (
          <li key={`${at}-${label}`} className="relative flex gap-3 pb-3 last:pb-0">
            {index < all.length - 1 && <span aria-hidden className="absolute top-3 bottom-[-0.4rem] left-[3.5px] w-px bg-line-strong" />}
            <span aria-hidden className={cx("relative mt-1.5 size-2 shrink-0 rounded-full", dots[tone])} />
            <div className="min-w-0 text-sm">
              <p className="font-medium">{label}</p>
              {detail && <p className="break-words text-muted">{detail}</p>}
              <p className="text-xs text-faint tabular-nums">
                <Moment iso={at} />
                {index > 0 && ` · +${formatDuration(Math.max(0, Date.parse(at) - Date.parse(view.createdAt)))}`}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}
