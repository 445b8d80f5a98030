import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { getReliabilityReport } from "@/lib/services/insights"
import { ReliabilityQuery } from "@/lib/services/insights/reliability/reliability.dto"

export const GET = defineRoute({ roles: ["manager", "admin"], query: ReliabilityQuery, handler: async ({ ctx, query }) => json(await getReliabilityReport(ctx, query)) })
