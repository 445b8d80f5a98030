import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { getRequest } from "@/lib/services/requests"
import { orNotFound } from "../../../_components/page/or-not-found"
import { requireUuid } from "../../../_components/page/require-uuid"
import { PageBody } from "../../../_components/ui/page-body"
import { RequestDetail } from "./_parts/request-detail"

export const metadata: Metadata = { title: "Request" }

export default async function RequestPage({ params }: { params: Promise<{ id: string }> }) {
  const id = requireUuid((await params).id)
  const ctx = await pageContext()
  const view = await orNotFound(getRequest(ctx, { id }))
  return (
    <PageBody>
      <RequestDetail key={id} initial={view} canRecall={ctx.actor.role === "reviewer" || ctx.actor.role === "admin"} />
    </PageBody>
  )
}
