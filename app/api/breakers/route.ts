import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { listBreakers, putBreaker } from "@/lib/services/breakers"
import { PutBreakerInput } from "@/lib/services/breakers/breakers.dto"

export const GET = defineRoute({ roles: ["manager", "admin"], handler: async ({ ctx }) => json(await listBreakers(ctx)) })

export const PUT = defineRoute({
  roles: ["admin"],
  body: PutBreakerInput,
  handler: async ({ ctx, body }) => json(await putBreaker(ctx, body)),
})
