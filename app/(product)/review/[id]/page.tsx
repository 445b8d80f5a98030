import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { getReview, listReviews } from "@/lib/services/reviews"
import { orNotFound } from "../../../_components/page/or-not-found"
import { requireUuid } from "../../../_components/page/require-uuid"
import { Moment } from "../../../_components/ui/moment"
import { PageHeader } from "../../../_components/ui/page-header"
import { TextLink } from "../../../_components/ui/text-link"
import { DueBadge } from "../_parts/due-badge"
import { StateBadge } from "../_parts/state-line"
import { Workbench } from "./_parts/workbench"

export const metadata: Metadata = { title: "Review" }

export default async function ReviewItemPage({ params }: { params: Promise<{ id: string }> }) {
  const id = requireUuid((await params).id)
  const ctx = await pageContext({ roles: ["reviewer", "admin"] })
  const view = await orNotFound(getReview(ctx, { id }))
  const queue = await listReviews(ctx, { status: "undecided", limit: 100 })
  const next = queue.items.find((item) => item.id !== id && item.canDecide && (item.isMine || !item.claimedBy))
  return (
    <div data-own-scroll className="flex flex-1 flex-col lg:h-dvh lg:flex-none">
      <div className="px-4 pt-5 sm:px-6">
        <PageHeader
          eyebrow={<TextLink href="/review">Review</TextLink>}
          title={view.promptTitle}
          description={
            <>
              For {view.author.name}, <Moment iso={view.createdAt} isRelative />
              {view.documents.length > 0 && <> · {view.documents.map((document) => document.title).join(", ")}</>} · <TextLink href={`/requests/${view.requestId}`}>the whole request</TextLink>
            </>
          }
          actions={
            <>
              {view.dueAt && view.state !== "decided" && <DueBadge dueAt={view.dueAt} />}
              <StateBadge item={view} />
            </>
          }
        />
      </div>
      <Workbench key={view.id} view={view} nextId={next?.id ?? null} />
    </div>
  )
}
