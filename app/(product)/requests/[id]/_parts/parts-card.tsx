import type { RequestView } from "@/lib/services/requests/requests.dto"
import { formatNanoUsd } from "../../../../_components/format/format-nano-usd"
import { humanise } from "../../../../_components/output/humanise"
import { StatusBadge } from "../../../../_components/request/status-badge"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { TextLink } from "../../../../_components/ui/text-link"

/** The smaller requests that a long one is made of, such as one per section of a contract. */
export function PartsCard({ parts }: { parts: RequestView["parts"] }) {
  if (parts.length === 0) return null
  return (
    <Card aria-labelledby="parts-heading">
      <CardHeader headingId="parts-heading" title="Parts" description={`Made of ${parts.length} smaller ${parts.length === 1 ? "request" : "requests"}`} />
      <ul className="max-h-80 divide-y divide-line overflow-y-auto" tabIndex={0} aria-label="Parts">
        {parts.map((part, index) => (
          <li key={part.id} className="flex items-center gap-3 px-4 py-1.5 text-sm">
            <TextLink href={`/requests/${part.id}`} prefetch={false} className="min-w-0 flex-1 truncate">
              {index + 1}. {humanise(part.promptKey)}
            </TextLink>
            <StatusBadge status={part.status} />
            <span className="w-20 text-right tabular-nums">{formatNanoUsd(part.costNanoUsd)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
