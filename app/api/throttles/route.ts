import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { listThrottles, putThrottle } from "@/lib/services/limits"
import { PutThrottleInput } from "@/lib/services/limits/throttles.dto"

export const GET = defineRoute({ roles: ["admin"], handler: async ({ ctx }) => json(await listThrottles(ctx)) })

export const PUT = defineRoute({
  roles: ["admin"],
  body: PutThrottleInput,
  handler: async ({ ctx, body }) => json(await putThrottle(ctx, body)),
})
