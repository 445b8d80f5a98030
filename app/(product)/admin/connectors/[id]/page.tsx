import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { getConnector } from "@/lib/services/connectors"
import { orNotFound } from "../../../../_components/page/or-not-found"
import { requireUuid } from "../../../../_components/page/require-uuid"
import { TextLink } from "../../../../_components/ui/text-link"
import { ConnectorCard } from "./_parts/connector-card"
import { RunHistory } from "./_parts/run-history"

export const metadata: Metadata = { title: "Connector" }

export default async function ConnectorPage({ params }: { params: Promise<{ id: string }> }) {
  const id = requireUuid((await params).id)
  const ctx = await pageContext({ roles: ["admin"] })
  const { runs, ...connector } = await orNotFound(getConnector(ctx, { id }))
  return (
    <>
      <p className="text-sm text-muted">
        <TextLink href="/admin/connectors">Connectors</TextLink>
      </p>
      <ConnectorCard connector={connector} isBegun={runs.length > 0} />
      <RunHistory runs={runs} />
    </>
  )
}
