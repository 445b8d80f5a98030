import Link from "next/link"
import type { ReviewRow } from "@/lib/services/reviews/reviews.dto"
import { Badge } from "../../../_components/ui/badge"
import { Moment } from "../../../_components/ui/moment"
import { DueBadge } from "./due-badge"
import { StateBadge } from "./state-line"

/** One line of the queue; its link is what the keys move among. */
export function QueueRow({ item, actions, onFocus }: { item: ReviewRow; actions: React.ReactNode; onFocus: () => void }) {
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 hover:bg-sunken focus-within:bg-sunken">
      <div className="min-w-0 flex-1 basis-64">
        <Link
          href={`/review/${item.id}`}
          prefetch={false}
          data-review-id={item.id}
          onFocus={onFocus}
          className="block text-base font-medium break-words after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent-ink"
        >
          {item.promptTitle}
          {item.documents.length > 0 && <span className="font-normal text-muted"> · {item.documents.map((document) => document.title).join(", ")}</span>}
        </Link>
        <p className="text-sm break-words text-muted">{item.reasons.join(" · ")}</p>
        <p className="mt-0.5 text-xs text-faint">
          For {item.author.name}, <Moment iso={item.createdAt} isRelative />
          {item.decidedBy && item.decidedAt && (
            <>
              {" "}
              · decided by {item.decidedBy}, <Moment iso={item.decidedAt} isRelative />
            </>
          )}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {item.priority >= 400 && item.state !== "decided" && <Badge tone="warn">High stakes</Badge>}
        {item.dueAt && item.state !== "decided" && <DueBadge dueAt={item.dueAt} />}
        <StateBadge item={item} />
        {actions}
      </div>
    </li>
  )
}
