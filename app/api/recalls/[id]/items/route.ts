import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { actOnRecall, listRecallItems } from "@/lib/services/recalls"
import { ActOnRecallInput, ListRecallItemsInput } from "@/lib/services/recalls/recalls.dto"

export const GET = defineRoute({
  params: IdParams,
  query: ListRecallItemsInput,
  handler: async ({ ctx, params, query }) => json(await listRecallItems(ctx, { ...query, ...params })),
})

export const POST = defineRoute({
  params: IdParams,
  isCostly: true,
  body: ActOnRecallInput,
  handler: async ({ ctx, params, body }) => json(await actOnRecall(ctx, { ...body, ...params })),
})
