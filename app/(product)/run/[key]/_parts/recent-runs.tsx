import Link from "next/link"
import type { RequestRow } from "@/lib/services/requests/requests.dto"
import { StatusBadge } from "../../../../_components/request/status-badge"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { Moment } from "../../../../_components/ui/moment"
import { TextLink } from "../../../../_components/ui/text-link"

export function RecentRuns({ rows, promptKey }: { rows: RequestRow[]; promptKey: string }) {
  if (rows.length === 0) return null
  return (
    <Card aria-labelledby="recent-heading">
      <CardHeader headingId="recent-heading" title="Your last runs" actions={<TextLink href={`/requests?promptKey=${promptKey}`} className="text-sm">All runs</TextLink>} />
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="relative flex items-center gap-3 px-4 py-2 text-sm hover:bg-sunken">
            <Link href={`/requests/${row.id}`} prefetch={false} className="min-w-0 flex-1 truncate after:absolute after:inset-0">
              {row.subject || row.promptTitle}
            </Link>
            <StatusBadge status={row.status} />
            <Moment iso={row.createdAt} isRelative className="w-20 text-right text-xs text-faint" />
          </li>
        ))}
      </ul>
    </Card>
  )
}
