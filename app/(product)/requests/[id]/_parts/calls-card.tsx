import type { CallView } from "@/lib/services/requests/requests.dto"
import { formatCount } from "../../../../_components/format/format-count"
import { formatDuration } from "../../../../_components/format/format-duration"
import { formatNanoUsd } from "../../../../_components/format/format-nano-usd"
import { humanise } from "../../../../_components/output/humanise"
import { Badge } from "../../../../_components/ui/badge"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { Table } from "../../../../_components/ui/table"
import { Td } from "../../../../_components/ui/td"
import { Th } from "../../../../_components/ui/th"

const statuses = {
  open: { label: "Running", tone: "accent" },
  settled: { label: "Exact", tone: "good" },
  estimated: { label: "Estimated", tone: "warn" },
  failed: { label: "Failed", tone: "danger" },
} as const

/** Every call to a provider, by class of token and with what it cost. */
export function CallsCard({ calls }: { calls: CallView[] }) {
  if (calls.length === 0) return null
  const total = calls.reduce((sum, { costNanoUsd }) => sum + BigInt(costNanoUsd), 0n).toString()
  return (
    <Card aria-labelledby="calls-heading">
      <CardHeader headingId="calls-heading" title="Model calls" description={`${calls.length === 1 ? "1 call" : `${calls.length} calls`}, ${formatNanoUsd(total)}`} />
      <Table caption="Model calls of this request">
        <thead>
          <tr>
            <Th>Purpose</Th>
            <Th>Model</Th>
            <Th>Bill</Th>
            <Th isNumeric>Input</Th>
            <Th isNumeric>Cache read</Th>
            <Th isNumeric>Cache write</Th>
            <Th isNumeric>Output</Th>
            <Th isNumeric>Cost</Th>
            <Th isNumeric>Took</Th>
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <tr key={call.id}>
              <Td className="whitespace-nowrap">
                {humanise(call.purpose)}
                {call.attempt > 1 && <span className="text-faint"> (attempt {call.attempt})</span>}
                {call.errorCode && <span className="block text-xs text-danger-ink">{humanise(call.errorCode)}</span>}
              </Td>
              <Td className="max-w-48 truncate" title={`${call.provider}: ${call.model}`}>
                {call.model}
              </Td>
              <Td>
                <Badge tone={statuses[call.status].tone}>{statuses[call.status].label}</Badge>
              </Td>
              <Td isNumeric>{formatCount(call.inputTokens)}</Td>
              <Td isNumeric>{formatCount(call.cacheReadTokens)}</Td>
              <Td isNumeric>{formatCount(call.cacheWriteTokens)}</Td>
              <Td isNumeric>{formatCount(call.outputTokens)}</Td>
              <Td isNumeric>
                {call.isEstimated && "≈ "}
                {formatNanoUsd(call.costNanoUsd)}
              </Td>
              <Td isNumeric className="whitespace-nowrap">
                {call.endedAt ? formatDuration(Math.max(0, Date.parse(call.endedAt) - Date.parse(call.startedAt))) : "–"}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
