import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { createRecall, listRecalls, recallRoles } from "@/lib/services/recalls"
import { CreateRecallInput, ListRecallsInput } from "@/lib/services/recalls/recalls.dto"

export const GET = defineRoute({
  roles: recallRoles,
  query: ListRecallsInput,
  handler: async ({ ctx, query }) => json(await listRecalls(ctx, query)),
})

export const POST = defineRoute({
  roles: recallRoles,
  body: CreateRecallInput,
  handler: async ({ ctx, body }) => {
    const recall = await createRecall(ctx, body)
    return json(recall, { status: 202, headers: { location: `/api/recalls/${recall.id}` } })
  },
})
