import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { listNotes } from "@/lib/services/documents"

export const GET = defineRoute({
  params: IdParams,
  handler: async ({ ctx, params }) => json({ items: await listNotes(ctx, params), nextCursor: null }),
})
