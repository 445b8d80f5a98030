import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { createRepricing, listRepricings } from "@/lib/services/insights"
import { CreateRepricingInput, ListRepricingsInput } from "@/lib/services/insights/repricing/repricing.dto"

export const GET = defineRoute({ roles: ["manager", "admin"], query: ListRepricingsInput, handler: async ({ ctx, query }) => json(await listRepricings(ctx, query)) })

export const POST = defineRoute({
  roles: ["manager", "admin"],
  body: CreateRepricingInput,
  handler: async ({ ctx, body }) => json(await createRepricing(ctx, body), { status: 202 }),
})
