import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { listReviews } from "@/lib/services/reviews"
import { firstOf, type PageSearch } from "../../_components/page/first-of"
import { LinkButton } from "../../_components/ui/link-button"
import { PageBody } from "../../_components/ui/page-body"
import { PageHeader } from "../../_components/ui/page-header"
import { TabNav } from "../../_components/ui/tab-nav"
import { ReviewQueue } from "./_parts/review-queue"

export const metadata: Metadata = { title: "Review" }

const cursorShape = /^-?\d{1,9}\.\d{1,18}\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export default async function ReviewPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams
  const ctx = await pageContext({ roles: ["reviewer", "admin"] })
  const isDecided = firstOf(search.status) === "decided"
  const cursor = firstOf(search.cursor)
  const page = await listReviews(ctx, { status: isDecided ? "decided" : "undecided", limit: 50, ...(cursor && cursorShape.test(cursor) ? { cursor } : {}) })
  return (
    <PageBody>
      <PageHeader title="Review" description="Nothing here has gone out. It does when you sign it." />
      <TabNav
        label="Which reviews"
        items={[
          { href: "/review", label: "Waiting", isActive: !isDecided },
          { href: "/review?status=decided", label: "Decided", isActive: isDecided },
        ]}
      />
      <div className="pt-4">
        <ReviewQueue key={`${isDecided}${cursor}`} items={page.items} isDecided={isDecided} />
        {(page.nextCursor || cursor) && (
          <div className="flex justify-center gap-2 pt-4">
            {cursor && <LinkButton href={isDecided ? "/review?status=decided" : "/review"}>To the top</LinkButton>}
            {page.nextCursor && <LinkButton href={`/review?${new URLSearchParams({ ...(isDecided ? { status: "decided" } : {}), cursor: page.nextCursor })}`}>More</LinkButton>}
          </div>
        )}
      </div>
    </PageBody>
  )
}
