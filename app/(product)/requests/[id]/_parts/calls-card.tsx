import type { CallView } from "@/lib/services/requests/requests.dto"
import { formatCount } from "../../../../_components/format/format-count"
import { formatDuration } from "../../../../_components/format/format-duration"
import { formatNanoUsd } from "../../../../_components/format/format-nano-usd"
import { Badge } from "../../../../_components/ui/badge"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { Table } from "../../../../_components/ui/table"
import { Td } from "../../../../_components/ui/td"
import { Th } from "../../../../_components/ui/th"
import { errorLabel, modelName, providerName, purposeLabel } from "../../../../_components/words/model-words"

const bills = {
  open: { label: "Running", tone: "accent", title: "What it costs is known when it ends" },
  settled: { label: "Exact", tone: "good", title: "As the provider counted it" },
  estimated: { label: "Estimated", tone: "warn", title: "The provider did not say what it charged" },
  failed: { label: "Not charged", tone: "neutral", title: "It failed before anything was charged" },
} as const

/** Every call to a provider, by class of token and with what it cost. */
export function CallsCard({ calls }: { calls: CallView[] }) {
  if (calls.length === 0) return null
  const total = calls.reduce((sum, { costNanoUsd }) => sum + BigInt(costNanoUsd), 0n).toString()
  const estimated = calls.filter((call) => call.isEstimated)
  return (
    <Card aria-labelledby="calls-heading">
      <CardHeader
        headingId="calls-heading"
        title="Model calls"
        description={`${calls.length === 1 ? "1 call" : `${calls.length} calls`}, ${formatNanoUsd(total)}${estimated.length > 0 ? `, of which ${formatNanoUsd(String(estimated.reduce((sum, call) => sum + BigInt(call.costNanoUsd), 0n)))} estimated` : ""}`}
      />
      <Table caption="Model calls of this request">
        <thead>
          <tr>
            <Th>To</Th>
            <Th>Model</Th>
            <Th isNumeric>Cost</Th>
            <Th>Bill</Th>
            <Th isNumeric>New input</Th>
            <Th isNumeric>
              <span title="The provider had kept this input from an earlier call">Kept input, cheaper</span>
            </Th>
            <Th isNumeric>
              <span title="Input the provider keeps for the next call">Kept from now on</span>
            </Th>
            <Th isNumeric>Output</Th>
            <Th isNumeric>Took</Th>
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <tr key={call.id}>
              <Td className="min-w-36">
                {purposeLabel(call.purpose)}
                {call.attempt > 1 && <span className="text-faint"> (try {call.attempt})</span>}
                {call.errorCode && <span className="block text-xs text-danger-ink">{errorLabel(call.errorCode)}</span>}
              </Td>
              <Td className="max-w-48 truncate first-letter:uppercase" title={`${providerName(call.provider)}: ${call.model}`}>
                {modelName(call.model)}
              </Td>
              <Td isNumeric className="whitespace-nowrap">
                {call.isEstimated && "≈ "}
                {call.status === "open" ? "–" : formatNanoUsd(call.costNanoUsd)}
                {call.boundNanoUsd !== null && <span className="block text-xs text-faint">at most {formatNanoUsd(call.boundNanoUsd)}</span>}
              </Td>
              <Td>
                <Badge tone={bills[call.status].tone} title={bills[call.status].title}>
                  {bills[call.status].label}
                </Badge>
              </Td>
              <Td isNumeric>{formatCount(call.inputTokens)}</Td>
              <Td isNumeric className={call.cacheReadTokens > 0 ? "text-good-ink" : "text-muted"}>
                {formatCount(call.cacheReadTokens)}
              </Td>
              <Td isNumeric className={call.cacheWriteTokens > 0 ? undefined : "text-muted"}>
                {formatCount(call.cacheWriteTokens)}
              </Td>
              <Td isNumeric>{formatCount(call.outputTokens)}</Td>
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
