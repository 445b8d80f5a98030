import type { ErrorCount, ModelReliability, ReliabilityReport } from "@/lib/services/insights/reliability/reliability.dto"
import { BreakerBadge } from "../../../../_components/breaker/breaker-state"
import { formatCount } from "../../../../_components/format/format-count"
import { formatDuration } from "../../../../_components/format/format-duration"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { Table } from "../../../../_components/ui/table"
import { Td } from "../../../../_components/ui/td"
import { TextLink } from "../../../../_components/ui/text-link"
import { Th } from "../../../../_components/ui/th"
import { errorLabel, modelName, providerName } from "../../../../_components/words/model-words"
import { requestsHref } from "../../_parts/requests-href"
import { shareText } from "./ways"

/** How each model did for this workspace: success, speed and what went wrong. */
export function ModelsCard({ report }: { report: ReliabilityReport }) {
  const { models, breakers, measuredEvery, from, to } = report
  const sample = measuredEvery > 1 ? ` Times are measured on one call in ${formatCount(measuredEvery)}.` : ""
  return (
    <Card>
      <CardHeader title="By model" description={`This workspace's own calls. Success leaves out what readers stopped and what was wrong with the request itself.${sample}`} />
      {models.length === 0 ? (
        <p className="px-4 py-6 text-base text-muted">No calls in these days.</p>
      ) : (
        <Table caption="By model">
          <thead>
            <tr>
              <Th>Model</Th>
              <Th>Now</Th>
              <Th isNumeric>Calls</Th>
              <Th isNumeric>Success</Th>
              <Th isNumeric>First words, typical / slow</Th>
              <Th isNumeric>Whole answer, typical / slow</Th>
              <Th>What went wrong</Th>
            </tr>
          </thead>
          <tbody>
            {models.map((model) => {
              const { provider, model: id } = model
              const name = modelName(id)
              const breaker = breakers.find((candidate) => candidate.provider === provider && candidate.model === id)
              return (
                <tr key={`${provider} ${id}`}>
                  <Td className="min-w-40">
                    <span className="block font-medium break-words first-letter:uppercase" title={id}>
                      {name}
                    </span>
                    <span className="text-xs text-faint">{providerName(provider)}</span>
                  </Td>
                  <Td>{breaker ? <BreakerBadge breaker={breaker} /> : <span className="text-muted">Always there</span>}</Td>
                  <Td isNumeric>
                    {model.hasRequests ? (
                      <TextLink href={requestsHref({ provider, model: id, from, to })} prefetch={false} aria-label={`${formatCount(model.calls)} calls: requests of ${name}`}>
                        {formatCount(model.calls)}
                      </TextLink>
                    ) : (
                      formatCount(model.calls)
                    )}
                  </Td>
                  <Td isNumeric>{successText(model)}</Td>
                  <Td isNumeric className="whitespace-nowrap">
                    {pairText(model.firstTokenP50Ms, model.firstTokenP95Ms)}
                  </Td>
                  <Td isNumeric className="whitespace-nowrap">
                    {pairText(model.durationP50Ms, model.durationP95Ms)}
                  </Td>
                  <Td className="min-w-52">
                    <Errors errors={model.errors} hrefOf={(errorCode) => requestsHref({ provider, model: id, errorCode, from, to })} name={name} />
                  </Td>
                </tr>
              )
            })}
          </tbody>
        </Table>
      )}
    </Card>
  )
}

function Errors({ errors, hrefOf, name }: { errors: ErrorCount[]; hrefOf: (code: string) => string; name: string }) {
  if (errors.length === 0) return <span className="text-muted">Nothing</span>
  return (
    <ul className="space-y-0.5">
      {errors.map(({ code, calls, isProviders, hasRequests }) => (
        <li key={code} className={isProviders ? undefined : "text-muted"} title={isProviders ? undefined : "Not the provider's failure; not counted in the success"}>
          {errorLabel(code)}:{" "}
          {hasRequests ? (
            <TextLink href={hrefOf(code)} prefetch={false} aria-label={`${formatCount(calls)} calls: requests of ${name} with “${errorLabel(code)}”`} className="tabular-nums">
              {formatCount(calls)}
            </TextLink>
          ) : (
            <span className="tabular-nums">{formatCount(calls)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

function successText({ successShare, failures, errors, calls }: ModelReliability): string {
  if (successShare === null) return "–"
  const counted = calls - errors.filter((error) => !error.isProviders).reduce((sum, error) => sum + error.calls, 0)
  return shareText(counted - failures, counted)
}

function pairText(typicalMs: number | null, slowMs: number | null): string {
  return typicalMs === null || slowMs === null ? "–" : `${formatDuration(typicalMs)} / ${formatDuration(slowMs)}`
}
