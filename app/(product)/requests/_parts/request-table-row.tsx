import Link from "next/link"
import { RefreshCw, ThumbsDown, ThumbsUp } from "lucide-react"
import type { RequestRow } from "@/lib/services/requests/requests.dto"
import { formatCount } from "../../../_components/format/format-count"
import { formatDuration } from "../../../_components/format/format-duration"
import { formatNanoUsd } from "../../../_components/format/format-nano-usd"
import { StatusBadge } from "../../../_components/request/status-badge"
import { Badge } from "../../../_components/ui/badge"
import { Moment } from "../../../_components/ui/moment"
import { Td } from "../../../_components/ui/td"
import { modelName } from "../../../_components/words/model-words"

export function RequestTableRow({ row, showsActor }: { row: RequestRow; showsActor: boolean }) {
  const Thumb = row.feedback === 1 ? ThumbsUp : row.feedback === -1 ? ThumbsDown : null
  return (
    <tr className="hover:bg-sunken">
      <Td className="w-full max-w-32 sm:max-w-80 sm:min-w-56">
        <Link href={`/requests/${row.id}`} prefetch={false} className="block truncate rounded-sm font-medium hover:underline" title={row.subject ?? undefined}>
          {row.subject || row.promptTitle}
        </Link>
        <span className="flex items-center gap-1.5 text-xs text-faint">
          <span className="truncate">
            <span className="sm:hidden">
              <Moment iso={row.createdAt} isRelative />
              {" · "}
            </span>
            {row.promptTitle}
          </span>
          {Thumb && <Thumb role="img" aria-label={row.feedback === 1 ? "Rated good" : "Rated bad"} className="size-3 shrink-0" />}
        </span>
      </Td>
      <Td>
        <span className="flex gap-1">
          <StatusBadge status={row.status} />
          {row.isWithdrawn && <Badge tone="danger">Withdrawn</Badge>}
          {row.isStale && !row.isWithdrawn && (
            <Badge tone="warn" icon={RefreshCw} title="A document this rests on has changed since">
              Stale
            </Badge>
          )}
        </span>
      </Td>
      {showsActor && <Td className="max-w-40 truncate max-lg:hidden">{row.actor.name}</Td>}
      <Td className="max-w-44 truncate text-muted first-letter:uppercase max-md:hidden" title={row.model ?? undefined}>
        {row.model ? modelName(row.model) : "–"}
      </Td>
      <Td isNumeric className="max-md:hidden">
        {formatCount(row.totalTokens)}
      </Td>
      <Td isNumeric>{formatNanoUsd(row.costNanoUsd)}</Td>
      <Td isNumeric className="whitespace-nowrap max-md:hidden">
        {row.durationMs === null ? "–" : formatDuration(row.durationMs)}
      </Td>
      <Td isNumeric className="whitespace-nowrap text-muted max-sm:hidden">
        <Moment iso={row.createdAt} isRelative />
      </Td>
    </tr>
  )
}
