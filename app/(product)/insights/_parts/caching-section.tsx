import type { ServiceContext } from "@/lib/services/context"
import { getCachingReport } from "@/lib/services/insights"
import { Card } from "../../../_components/ui/card"
import { CardHeader } from "../../../_components/ui/card-header"
import { Skeleton } from "../../../_components/ui/skeleton"
import { CachingCard } from "./caching-card"

/** Comes after the totals, which nobody shall wait for. */
export async function CachingSection({ ctx, from, to }: { ctx: ServiceContext; from: string; to: string }) {
  return <CachingCard report={await getCachingReport(ctx, { from, to })} />
}

export function CachingPlace() {
  return (
    <Card aria-busy>
      <CardHeader title="Not paid for twice" description={<Skeleton className="inline-block h-4 w-64 max-w-full align-middle" />} />
      <div className="space-y-3 p-4">
        <Skeleton className="h-4" />
        <Skeleton className="h-4" />
        <Skeleton className="h-4" />
      </div>
    </Card>
  )
}
