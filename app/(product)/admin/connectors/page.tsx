import type { Metadata } from "next"
import { Database, Plus } from "lucide-react"
import { pageContext } from "@/lib/http/page-context"
import { listConnectors } from "@/lib/services/connectors"
import { formatCount } from "../../../_components/format/format-count"
import { Card } from "../../../_components/ui/card"
import { CardHeader } from "../../../_components/ui/card-header"
import { EmptyState } from "../../../_components/ui/empty-state"
import { LinkButton } from "../../../_components/ui/link-button"
import { Moment } from "../../../_components/ui/moment"
import { TextLink } from "../../../_components/ui/text-link"
import { ConnectorBadge } from "./_parts/connector-badge"

export const metadata: Metadata = { title: "Connectors" }

export default async function ConnectorsPage() {
  const ctx = await pageContext({ roles: ["admin"] })
  const { items } = await listConnectors(ctx)
  return (
    <Card>
      <CardHeader
        title="Connectors"
        description="Rows of a PostgreSQL table or view are kept as documents, and looked at again on a schedule."
        actions={
          <LinkButton href="/admin/connectors/new" variant="primary">
            <Plus aria-hidden /> New connector
          </LinkButton>
        }
      />
      {items.length === 0 ? (
        <EmptyState icon={Database} title="No database is connected">
          Connect one to ask about its rows as about any document: tickets, products, clauses of a register.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line" aria-label="Connectors">
          {items.map((connector) => (
            <li key={connector.id} className="space-y-1 px-4 py-3">
              <div className="flex flex-wrap items-center gap-2">
                <TextLink href={`/admin/connectors/${connector.id}`} className="min-w-0 text-base font-medium break-words">
                  {connector.name}
                </TextLink>
                <ConnectorBadge connector={connector} />
                <span className="ml-auto text-sm text-muted tabular-nums">{connector.rowCount === 1 ? "1 row" : `${formatCount(connector.rowCount)} rows`}</span>
              </div>
              <p className="text-sm break-all text-muted">
                {connector.schema}.{connector.table} at {connector.target}
              </p>
              <p className="text-xs text-muted">
                {connector.lastSyncedAt ? (
                  <>
                    Synced <Moment iso={connector.lastSyncedAt} isRelative />
                  </>
                ) : (
                  "Not synced yet"
                )}
              </p>
              {connector.lastError && <p className="text-sm text-danger-ink">{connector.lastError}</p>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
