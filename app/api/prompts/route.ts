import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { listPrompts } from "@/lib/services/prompts"

export const GET = defineRoute({
  handler: async ({ ctx }) => json({ items: await listPrompts(ctx), nextCursor: null }),
})
