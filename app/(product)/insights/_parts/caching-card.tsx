import { TriangleAlert } from "lucide-react"
import { highVolumeCalls, lowHitShare, type PromptCaching, type CachingReport } from "@/lib/services/insights/caching/caching.dto"
import { formatCompact } from "../../../_components/format/format-compact"
import { formatCount } from "../../../_components/format/format-count"
import { formatNanoUsd } from "../../../_components/format/format-nano-usd"
import { Badge } from "../../../_components/ui/badge"
import { Card } from "../../../_components/ui/card"
import { CardHeader } from "../../../_components/ui/card-header"
import { Notice } from "../../../_components/ui/notice"
import { Table } from "../../../_components/ui/table"
import { Td } from "../../../_components/ui/td"
import { TextLink } from "../../../_components/ui/text-link"
import { Th } from "../../../_components/ui/th"
import { requestsHref } from "./requests-href"

/** What was not paid for twice: input the providers had kept, by prompt, and answers that were given again. */
export function CachingCard({ report }: { report: CachingReport }) {
  const { prompts, reuse, from, to } = report
  const flagged = prompts.filter((prompt) => prompt.isFlagged)
  return (
    <Card>
      <CardHeader
        title="Not paid for twice"
        description={`Reading from the providers' caches saved ${formatNanoUsd(report.savedNanoUsd)} against the price of new input. A prompt is flagged below ${lowHitShare * 100} % once it has ${highVolumeCalls} calls in these days.`}
      />
      {flagged.length > 0 && (
        <Notice tone="warn" title={`${flagged.length === 1 ? "One prompt pays" : `${flagged.length} prompts pay`} for the same input again and again`} className="m-4 mb-0">
          <p>
            {flagged.map((prompt) => prompt.label).join(", ")}: put what never changes (rules, examples, long documents) first in the prompt and mark its end as cacheable, and what changes from call to call last. Providers keep only beginnings of
            about 1,000 to 4,000 tokens or more, and only for some minutes: a prompt that is short, or rarely asked, will stay low.
          </p>
        </Notice>
      )}
      {prompts.length === 0 ? (
        <p className="px-4 py-6 text-base text-muted">No calls to models that keep input in these days.</p>
      ) : (
        <Table caption="Input from the providers' caches, by prompt">
          <thead>
            <tr>
              <Th>Prompt</Th>
              <Th isNumeric>Calls</Th>
              <Th isNumeric>From the cache</Th>
              <Th isNumeric>Read</Th>
              <Th isNumeric>Written</Th>
              <Th isNumeric>New</Th>
              <Th isNumeric>Saved</Th>
            </tr>
          </thead>
          <tbody>
            {prompts.map((prompt) => (
              <tr key={prompt.key}>
                <Td className="min-w-44">{prompt.label}</Td>
                <Td isNumeric>
                  <TextLink href={requestsHref({ promptKey: prompt.key, from, to })} prefetch={false} aria-label={`${formatCount(prompt.calls)} calls: requests of ${prompt.label}`}>
                    {formatCount(prompt.calls)}
                  </TextLink>
                </Td>
                <Td isNumeric className="whitespace-nowrap">
                  <HitShare prompt={prompt} />
                </Td>
                <Td isNumeric title={formatCount(prompt.cacheReadTokens)}>
                  {formatCompact(prompt.cacheReadTokens)}
                </Td>
                <Td isNumeric title={formatCount(prompt.cacheWriteTokens)}>
                  {formatCompact(prompt.cacheWriteTokens)}
                </Td>
                <Td isNumeric title={formatCount(prompt.inputTokens)}>
                  {formatCompact(prompt.inputTokens)}
                </Td>
                <Td isNumeric>{formatNanoUsd(prompt.savedNanoUsd)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <div className="border-t border-line px-4 py-3">
        <h3 className="text-base font-medium">Answers given without a call of their own</h3>
        <p className="text-sm text-muted">The saving is an estimate: what the answers cost when they were written.</p>
        <dl className="mt-2 grid grid-cols-2 gap-3 lg:grid-cols-4">
          {kinds.map(({ kind, label }) => (
            <div key={kind}>
              <dt className="text-xs font-medium text-faint">{label}</dt>
              <dd className="text-base tabular-nums">
                <TextLink href={requestsHref({ reuse: kind, status: "done", from, to })} prefetch={false} aria-label={`${formatCount(reuse[kind].requests)} requests: ${label}`}>
                  {formatCount(reuse[kind].requests)}
                </TextLink>
                <span className="text-sm text-muted"> ≈ {formatNanoUsd(reuse[kind].savedNanoUsd)}</span>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  )
}

const kinds = [
  { kind: "exact", label: "The same question again" },
  { kind: "semantic", label: "A question that means the same" },
  { kind: "joined", label: "Asked at the same time as another" },
  { kind: "fallback", label: "An earlier answer in an outage" },
] as const

function HitShare({ prompt: { hitShare, isFlagged } }: { prompt: PromptCaching }) {
  if (hitShare === null) return "–"
  const text = `${Math.floor(hitShare * 1000) / 10} %`
  return isFlagged ? (
    <Badge tone="warn" icon={TriangleAlert} title="Little for a prompt that is called so often">
      {text}, low
    </Badge>
  ) : (
    text
  )
}
