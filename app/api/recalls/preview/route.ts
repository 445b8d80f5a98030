import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { previewRecall, recallRoles } from "@/lib/services/recalls"
import { PreviewRecallInput } from "@/lib/services/recalls/recalls.dto"

export const POST = defineRoute({
  roles: recallRoles,
  body: PreviewRecallInput,
  handler: async ({ ctx, body }) => json(await previewRecall(ctx, body)),
})
