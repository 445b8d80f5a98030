"use client"

import { useState } from "react"
import { Calculator } from "lucide-react"
import type { RepricingView } from "@/lib/services/insights/repricing/repricing.dto"
import { ProblemNotice } from "../../../_components/api/problem-notice"
import { formatCount } from "../../../_components/format/format-count"
import { formatDay } from "../../../_components/format/format-day"
import { formatNanoUsd } from "../../../_components/format/format-nano-usd"
import { Button } from "../../../_components/ui/button"
import { Card } from "../../../_components/ui/card"
import { CardHeader } from "../../../_components/ui/card-header"
import { ConfirmDialog } from "../../../_components/ui/confirm-dialog"
import { Moment } from "../../../_components/ui/moment"
import { Spinner } from "../../../_components/ui/spinner"
import { RepricedModels } from "./repriced-models"
import { differenceText } from "./repricing-words"
import { useRepricings } from "./use-repricings"

/** Prices the days that are looked at again, and shows old and new figures side by side. */
export function RepricingCard({ initial, from, to }: { initial: RepricingView[]; from: string; to: string }) {
  const { repricings, start, isBusy, problem } = useRepricings(initial)
  const [isAsking, setIsAsking] = useState(false)
  const days = from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`
  return (
    <Card>
      <CardHeader
        title="Priced again"
        description="Every call of the days above with the price list as it is now, each at its own date. The figures of the ledger and of the budgets stay as they are."
        actions={
          <Button onClick={() => setIsAsking(true)} isBusy={isBusy}>
            <Calculator aria-hidden /> Price again
          </Button>
        }
      />
      {problem && <ProblemNotice problem={problem} className="m-4" />}
      {repricings.length === 0 ? (
        <p className="px-4 py-6 text-base text-muted">Nothing was priced again yet. It is worth it after a price list was corrected.</p>
      ) : (
        <ul className="divide-y divide-line">
          {repricings.map((repricing) => (
            <li key={repricing.id} className="space-y-2 px-4 py-3">
              <Repricing repricing={repricing} />
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={`Price ${days} again?`}
        confirmLabel="Price again"
        isBusy={isBusy}
        onClose={() => setIsAsking(false)}
        onConfirm={() => {
          setIsAsking(false)
          void start({ from, to })
        }}
      >
        New figures are kept beside the old ones, and nothing that was spent changes. The audit log will say that you asked for it.
      </ConfirmDialog>
    </Card>
  )
}

function Repricing({ repricing }: { repricing: RepricingView }) {
  const { from, to, askedBy, createdAt, priceListVersion, isFinished, calls, unpriced, oldNanoUsd, newNanoUsd, models } = repricing
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="text-base font-medium">
          {formatDay(from)} to {formatDay(to)}
        </h3>
        <p className="text-sm text-faint">
          Price list {priceListVersion}, by {askedBy}, <Moment iso={createdAt} />
        </p>
      </div>
      {isFinished ? (
        <>
          <dl className="grid grid-cols-3 gap-3 text-base tabular-nums">
            <div>
              <dt className="text-xs font-medium text-faint">In the ledger</dt>
              <dd>{formatNanoUsd(oldNanoUsd)}</dd>
            </div>
            <div>
              <dt className="text-xs font-medium text-faint">Priced again</dt>
              <dd>{formatNanoUsd(newNanoUsd)}</dd>
            </div>
            <div>
              <dt className="text-xs font-medium text-faint">Difference</dt>
              <dd className="font-medium">{differenceText({ oldNanoUsd, newNanoUsd })}</dd>
            </div>
          </dl>
          <p className="text-sm text-muted">
            {calls === 0 ? "There was no call that could have cost anything." : `${formatCount(calls)} ${calls === 1 ? "call" : "calls"}.`}
            {unpriced > 0 && ` ${formatCount(unpriced)} of them have no price in this list and keep their old figure in the sum.`}
          </p>
          {models.length > 0 && (
            <details className="text-sm">
              <summary className="cursor-pointer text-muted hover:text-ink">By model</summary>
              <RepricedModels models={models} />
            </details>
          )}
        </>
      ) : (
        <p role="status" className="inline-flex items-center gap-2 text-base text-muted">
          <Spinner /> {calls === 0 ? "About to begin" : `${formatCount(calls)} calls done so far`}. If this stands still, press “Price again”: it goes on where it was.
        </p>
      )}
    </>
  )
}
