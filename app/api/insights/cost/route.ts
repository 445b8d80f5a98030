import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { costCsv, getCostReport } from "@/lib/services/insights"
import { CostQuery } from "@/lib/services/insights/insights.dto"

export const GET = defineRoute({
  roles: ["manager", "admin"],
  query: CostQuery,
  handler: async ({ ctx, query }) => {
    const report = await getCostReport(ctx, query)
    if (query.format === "json") return json(report)
    const fileName = `cost-by-${query.groupBy}-${report.from}-to-${report.to}.csv`
    return new Response(costCsv(report, query.groupBy), {
      headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${fileName}"`, "cache-control": "no-store" },
    })
  },
})
