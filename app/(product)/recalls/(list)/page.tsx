import type { Metadata } from "next"
import { Undo2 } from "lucide-react"
import { pageContext } from "@/lib/http/page-context"
import { listRecalls } from "@/lib/services/recalls"
import { ListRecallsInput } from "@/lib/services/recalls/recalls.dto"
import { firstOf, type PageSearch } from "../../../_components/page/first-of"
import { Card } from "../../../_components/ui/card"
import { EmptyState } from "../../../_components/ui/empty-state"
import { LinkButton } from "../../../_components/ui/link-button"
import { PageBody } from "../../../_components/ui/page-body"
import { PageHeader } from "../../../_components/ui/page-header"
import { TabNav } from "../../../_components/ui/tab-nav"
import { RecallList } from "../_parts/recall-list"

export const metadata: Metadata = { title: "Recalls" }

export default async function RecallsPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams
  const ctx = await pageContext({ roles: ["reviewer", "admin"] })
  const state = firstOf(search.state) === "closed" ? "closed" : "open"
  const cursor = ListRecallsInput.safeParse({ cursor: firstOf(search.cursor) })
  const page = await listRecalls(ctx, { ...(cursor.success ? cursor.data : {}), state, limit: 30 })
  const start = (
    <LinkButton href="/recalls/new" variant="primary">
      New recall
    </LinkButton>
  )
  return (
    <PageBody>
      <PageHeader title="Recalls" description="Take back every answer that rests on something found to be wrong, and follow each to the end." actions={start} />
      <TabNav
        label="Which recalls"
        items={[
          { href: "/recalls", label: "Open", isActive: state === "open" },
          { href: "/recalls?state=closed", label: "Closed", isActive: state === "closed" },
        ]}
      />
      <div className="pt-4">
        {page.items.length === 0 ? (
          <Card>
            <EmptyState icon={Undo2} title={state === "open" ? "No recall is open" : "No recall was closed yet"} actions={state === "open" ? start : undefined}>
              When a document, a prompt or a model turns out to be wrong, a recall withdraws what rests on it, tells the authors and asks again.
            </EmptyState>
          </Card>
        ) : (
          <RecallList recalls={page.items} />
        )}
        {page.nextCursor && (
          <div className="flex justify-center pt-4">
            <LinkButton href={`/recalls?${new URLSearchParams({ state, cursor: page.nextCursor })}`}>More</LinkButton>
          </div>
        )}
      </div>
    </PageBody>
  )
}
