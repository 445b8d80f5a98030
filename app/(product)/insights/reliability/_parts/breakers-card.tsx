import type { ReliabilityReport } from "@/lib/services/insights/reliability/reliability.dto"
import { BreakerState } from "../../../../_components/breaker/breaker-state"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { Moment } from "../../../../_components/ui/moment"
import { TextLink } from "../../../../_components/ui/text-link"
import { modelName, providerName } from "../../../../_components/words/model-words"

/** Which models are asked now, and when that changed in the days that are looked at. */
export function BreakersCard({ report: { breakers, transitions }, canForce }: { report: ReliabilityReport; canForce: boolean }) {
  return (
    <Card>
      <CardHeader
        title="Who is asked now"
        description="A model that fails again and again is left alone for a while; others answer in its place. The same for all workspaces of this installation."
        actions={canForce ? <TextLink href="/admin/providers" className="text-sm">Change</TextLink> : null}
      />
      {breakers.length === 0 ? (
        <p className="px-4 py-6 text-base text-muted">No provider is connected: the offline model answers, and it is always there.</p>
      ) : (
        <ul className="divide-y divide-line">
          {breakers.map((breaker) => {
            const changes = transitions.filter(({ provider, model }) => provider === breaker.provider && model === breaker.model)
            return (
              <li key={`${breaker.provider} ${breaker.model}`} className="grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[14rem_minmax(0,1fr)]">
                <p className="text-base font-medium first-letter:uppercase" title={breaker.model}>
                  {modelName(breaker.model)} <span className="block text-xs font-normal text-faint">{providerName(breaker.provider)}</span>
                </p>
                <div className="min-w-0">
                  <BreakerState breaker={breaker} />
                  {changes.length > 0 && (
                    <details className="mt-1 text-sm">
                      <summary className="cursor-pointer text-muted hover:text-ink">
                        {changes.length === 1 ? "1 change" : `${changes.length} changes`} in these days
                      </summary>
                      <ul className="mt-1 space-y-0.5 text-muted">
                        {changes.map(({ at, to, reason }) => (
                          <li key={at}>
                            <Moment iso={at} />: {to === "open" ? "paused" : "asked again"}, {reason}
                          </li>
                        ))}
                      </ul>
                    </details>
                  )}
                </div>
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}
