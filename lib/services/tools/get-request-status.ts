import { z } from "zod"
import { getRequest } from "../requests/get-request"
import { defineTool } from "./tool"

export const getRequestStatusTool = defineTool({
  name: "get_request_status",
  description: "Looks up how far a request to the AI has come: waiting, being written, with a reviewer, done, failed, stopped or rejected, and whether its documents have changed since. Not what was answered.",
  input: z.strictObject({ requestId: z.uuid().describe("The id of the request, as it stands in its address") }),
  output: z.object({
    requestId: z.string(),
    prompt: z.string(),
    status: z.string(),
    isAwaitingReview: z.boolean(),
    isOutdated: z.boolean(),
    reason: z.string().nullable(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
  }),
  run: async (ctx, { requestId }) => {
    const { id, promptTitle, status, isStale, error, createdAt, finishedAt, hasTexts } = await getRequest(ctx, { id: requestId })
    return { requestId: id, prompt: promptTitle, status, isAwaitingReview: status === "in_review", isOutdated: isStale, reason: hasTexts ? (error?.message ?? null) : null, createdAt, finishedAt }
  },
  record: ({ requestId, prompt, status }) => ({ requestId, prompt, status }),
})
