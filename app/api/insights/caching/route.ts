import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { getCachingReport } from "@/lib/services/insights"
import { CachingQuery } from "@/lib/services/insights/caching/caching.dto"

export const GET = defineRoute({ roles: ["manager", "admin"], query: CachingQuery, handler: async ({ ctx, query }) => json(await getCachingReport(ctx, query)) })
