"use client"

import { useState } from "react"
import { PlugZap } from "lucide-react"
import type { BreakerView } from "@/lib/services/breakers/breakers.dto"
import { BreakerState } from "../../../../_components/breaker/breaker-state"
import { Button } from "../../../../_components/ui/button"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { EmptyState } from "../../../../_components/ui/empty-state"
import { TextLink } from "../../../../_components/ui/text-link"
import { modelName, providerName } from "../../../../_components/words/model-words"
import { OrderDialog } from "./order-dialog"
import { type Order, ordersFor } from "./orders"

/** Every model that may be asked, whether it is, and what an admin may order. */
export function ProvidersCard({ breakers }: { breakers: BreakerView[] }) {
  const [asking, setAsking] = useState<{ breaker: BreakerView; order: Order } | null>(null)
  return (
    <Card>
      <CardHeader
        title="Providers and models"
        description="A model that fails again and again is left alone for a while, and others answer in its place. What you order here holds for every workspace of this installation."
        actions={<TextLink href="/insights/reliability" className="text-sm">How they held up</TextLink>}
      />
      {breakers.length === 0 ? (
        <EmptyState icon={PlugZap} title="No provider is connected">
          The offline model answers, and it is always there. Set ANTHROPIC_API_KEY or OPENAI_API_KEY for real models.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {breakers.map((breaker) => (
            <li key={`${breaker.provider} ${breaker.model}`} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
              <div className="w-44 min-w-0">
                <h3 className="text-base font-medium break-words" title={breaker.model}>
                  {modelName(breaker.model)}
                </h3>
                <p className="text-xs text-faint">{providerName(breaker.provider)}</p>
              </div>
              <div className="min-w-0 flex-1 basis-64">
                <BreakerState breaker={breaker} />
              </div>
              <div className="flex flex-wrap gap-2">
                {ordersFor(breaker).map((order) => (
                  <Button key={order.label} size="sm" onClick={() => setAsking({ breaker, order })} aria-label={`${modelName(breaker.model)}: ${order.label}`}>
                    {order.label}
                  </Button>
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
      {asking && <OrderDialog {...asking} onClose={() => setAsking(null)} />}
    </Card>
  )
}
