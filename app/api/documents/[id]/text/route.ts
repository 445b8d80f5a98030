import { z } from "zod"
import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { getDocumentText } from "@/lib/services/documents"

export const GET = defineRoute({
  params: IdParams,
  query: z.object({ versionId: z.uuid().optional() }),
  handler: async ({ ctx, params, query }) => json(await getDocumentText(ctx, { ...params, ...query })),
})
