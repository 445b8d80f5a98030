import { defineRoute } from "@/lib/http/define-route"
import { json, noContent } from "@/lib/http/reply"
import { createKey, listKeys, revokeKey } from "@/lib/services/admin"
import { CreateKeyInput, ListKeysInput, RevokeKeyInput } from "@/lib/services/admin/admin.dto"

export const GET = defineRoute({ query: ListKeysInput, handler: async ({ ctx, query }) => json(await listKeys(ctx, query)) })

export const POST = defineRoute({
  body: CreateKeyInput,
  handler: async ({ ctx, body }) => json(await createKey(ctx, body), { status: 201 }),
})

export const DELETE = defineRoute({
  query: RevokeKeyInput,
  handler: async ({ ctx, query }) => {
    await revokeKey(ctx, query)
    return noContent()
  },
})
