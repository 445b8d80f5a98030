import { defineRoute } from "@/lib/http/define-route"
import { readMetrics } from "@/lib/http/read-metrics"

export const GET = defineRoute({
  roles: ["admin"],
  handler: async () => {
    const { text, contentType } = await readMetrics()
    return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } })
  },
})
