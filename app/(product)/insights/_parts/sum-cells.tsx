import type { CostSum } from "@/lib/services/insights/insights.dto"
import { formatCompact } from "../../../_components/format/format-compact"
import { formatCount } from "../../../_components/format/format-count"
import { formatNanoUsd } from "../../../_components/format/format-nano-usd"
import { Td } from "../../../_components/ui/td"
import { TextLink } from "../../../_components/ui/text-link"
import { Th } from "../../../_components/ui/th"
import { tokensIn } from "./chart-days"

export function SumHeads() {
  return (
    <>
      <Th isNumeric>Cost</Th>
      <Th isNumeric>Estimated</Th>
      <Th isNumeric>Requests</Th>
      <Th isNumeric>Calls</Th>
      <Th isNumeric>Tokens in</Th>
      <Th isNumeric>Tokens out</Th>
    </>
  )
}

/** The numbers of a group; cost and requests lead to what is behind them. */
export function SumCells({ sum, href, name }: { sum: CostSum; href: string; name: string }) {
  return (
    <>
      <Td isNumeric>
        {sum.requests === 0 ? (
          <span title={sum.calls > 0 ? "Spent on reading documents, without a request" : undefined}>{formatNanoUsd(sum.costNanoUsd)}</span>
        ) : (
          <TextLink href={href} prefetch={false} aria-label={`${formatNanoUsd(sum.costNanoUsd)}: requests of ${name}`}>
            {formatNanoUsd(sum.costNanoUsd)}
          </TextLink>
        )}
      </Td>
      <Td isNumeric className="text-muted">
        {sum.estimatedNanoUsd === "0" ? "–" : `≈ ${formatNanoUsd(sum.estimatedNanoUsd)}`}
      </Td>
      <Td isNumeric>
        {sum.requests === 0 ? (
          "0"
        ) : (
          <TextLink href={href} prefetch={false} aria-label={`${formatCount(sum.requests)} requests of ${name}`}>
            {formatCount(sum.requests)}
          </TextLink>
        )}
      </Td>
      <Td isNumeric>{formatCount(sum.calls)}</Td>
      <Td isNumeric title={`${formatCount(sum.inputTokens)} new, ${formatCount(sum.cacheReadTokens)} read from cache, ${formatCount(sum.cacheWriteTokens)} written to cache`}>
        {formatCompact(tokensIn(sum))}
      </Td>
      <Td isNumeric title={formatCount(sum.outputTokens)}>
        {formatCompact(sum.outputTokens)}
      </Td>
    </>
  )
}
