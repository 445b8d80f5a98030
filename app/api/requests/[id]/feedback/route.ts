import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { putFeedback } from "@/lib/services/feedback"
import { PutFeedbackInput } from "@/lib/services/feedback/feedback.dto"

export const PUT = defineRoute({
  params: IdParams,
  body: PutFeedbackInput,
  handler: async ({ ctx, params, body }) => json(await putFeedback(ctx, { requestId: params.id, ...body })),
})
