import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { getIndexHealth } from "@/lib/services/indexing"
import { PageBody } from "../../../_components/ui/page-body"
import { PageHeader } from "../../../_components/ui/page-header"
import { InsightsTabs } from "../_parts/insights-tabs"
import { IndexHealthView } from "./_parts/index-health-view"

export const metadata: Metadata = { title: "Search index" }

export default async function SearchIndexPage() {
  const ctx = await pageContext({ roles: ["manager", "admin"] })
  const health = await getIndexHealth(ctx)
  return (
    <PageBody>
      <PageHeader title="Search index" description="Whether everything in use can be found, and how well." />
      <InsightsTabs />
      <div className="space-y-5 pt-5">
        <IndexHealthView initial={health} />
      </div>
    </PageBody>
  )
}
