import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { getRecall, listRecallItems } from "@/lib/services/recalls"
import { orNotFound } from "../../../_components/page/or-not-found"
import { requireUuid } from "../../../_components/page/require-uuid"
import { PageBody } from "../../../_components/ui/page-body"
import { RecallDetail } from "./_parts/recall-detail"

export const metadata: Metadata = { title: "Recall" }

export default async function RecallPage({ params }: { params: Promise<{ id: string }> }) {
  const id = requireUuid((await params).id)
  const ctx = await pageContext()
  const recall = await orNotFound(getRecall(ctx, { id }))
  const items = await listRecallItems(ctx, { id, limit: 50 })
  return (
    <PageBody>
      <RecallDetail key={id} initial={recall} initialItems={items} />
    </PageBody>
  )
}
