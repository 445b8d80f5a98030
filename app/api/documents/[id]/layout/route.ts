import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { getPageLayout, listPageLayouts } from "@/lib/services/documents"
import { LayoutQuery } from "@/lib/services/documents/documents.dto"

export const GET = defineRoute({
  params: IdParams,
  query: LayoutQuery,
  handler: async ({ ctx, params, query }) => {
    const { versionId, page, from = 1, to = 1 } = query
    if (page !== undefined) return json(await getPageLayout(ctx, { ...params, versionId, page }))
    return json(await listPageLayouts(ctx, { ...params, versionId, from, to }))
  },
})
