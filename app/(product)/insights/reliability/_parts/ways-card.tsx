import Link from "next/link"
import type { ReliabilityReport } from "@/lib/services/insights/reliability/reliability.dto"
import { formatCount } from "../../../../_components/format/format-count"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { requestsHref } from "../../_parts/requests-href"
import { waysOf } from "./ways"

/** How the workspace's own requests were answered, and at which share something had to help. */
export function WaysCard({ report: { ways, from, to } }: { report: ReliabilityReport }) {
  return (
    <Card>
      <CardHeader title="How requests were answered" description="This workspace's own requests. Every number opens them." />
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-b-lg bg-line sm:grid-cols-3">
        {waysOf(ways).map(({ label, count, note, filter }) => (
          <div key={label} className="min-w-0 bg-surface px-4 py-3 max-sm:last:col-span-2">
            <dt className="text-xs font-medium text-faint">{label}</dt>
            <dd>
              <Link href={requestsHref({ from, to, ...filter })} prefetch={false} className="inline-block rounded-sm text-xl font-semibold tracking-tight tabular-nums hover:underline">
                {formatCount(count)}
              </Link>
              <span className="block text-sm text-muted">{note}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
