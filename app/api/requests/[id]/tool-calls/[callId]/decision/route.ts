import { z } from "zod"
import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { decideToolCall } from "@/lib/services/tools"
import { DecideToolCallInput } from "@/lib/services/tools/tools.dto"

export const POST = defineRoute({
  params: z.object({ id: z.uuid(), callId: z.uuid() }),
  body: DecideToolCallInput,
  handler: async ({ ctx, params, body }) => json(await decideToolCall(ctx, { requestId: params.id, callId: params.callId, ...body })),
})
