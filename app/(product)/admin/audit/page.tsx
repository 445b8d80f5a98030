import { Suspense } from "react"
import type { Metadata } from "next"
import { ScrollText } from "lucide-react"
import { pageContext } from "@/lib/http/page-context"
import { listAudit } from "@/lib/services/admin"
import { firstOf, type PageSearch } from "../../../_components/page/first-of"
import { Card } from "../../../_components/ui/card"
import { EmptyState } from "../../../_components/ui/empty-state"
import { LinkButton } from "../../../_components/ui/link-button"
import { Skeleton } from "../../../_components/ui/skeleton"
import { AuditFilter } from "./_parts/audit-filter"
import { AuditTable } from "./_parts/audit-table"
import { ChainCard } from "./_parts/chain-card"

export const metadata: Metadata = { title: "Audit log" }

export default async function AuditPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams
  const ctx = await pageContext({ roles: ["admin"] })
  const [action, subjectId, cursor] = [search.action, search.subjectId, search.cursor].map((value) => (firstOf(value) ?? "").trim().slice(0, 100)) as [string, string, string]
  const page = await listAudit(ctx, { action, subjectId, limit: 50, ...(/^\d{1,15}$/.test(cursor) ? { cursor } : {}) })
  const filter = { ...(action ? { action } : {}), ...(subjectId ? { subjectId } : {}) }
  return (
    <>
      <Suspense fallback={<Skeleton className="h-24 w-full" />}>
        <ChainCard ctx={ctx} />
      </Suspense>
      <AuditFilter key={`${action} ${subjectId}`} action={action} subjectId={subjectId} />
      <Card>
        {page.items.length === 0 ? (
          <EmptyState icon={ScrollText} title="No such rows">
            Nothing in the log fits this filter.
          </EmptyState>
        ) : (
          <AuditTable rows={page.items} />
        )}
      </Card>
      <div className="flex justify-center gap-2">
        {cursor && <LinkButton href={`/admin/audit?${new URLSearchParams(filter)}`}>To the newest</LinkButton>}
        {page.nextCursor && <LinkButton href={`/admin/audit?${new URLSearchParams({ ...filter, cursor: page.nextCursor })}`}>Older</LinkButton>}
      </div>
    </>
  )
}
