import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { getVersionDiff } from "@/lib/services/freshness"
import { VersionDiffQuery } from "@/lib/services/freshness/freshness.dto"

export const GET = defineRoute({
  params: IdParams,
  query: VersionDiffQuery,
  handler: async ({ ctx, params, query }) => json(await getVersionDiff(ctx, { ...params, ...query })),
})
