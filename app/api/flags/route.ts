import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { listFlags, putFlag } from "@/lib/services/admin"
import { PutFlagInput } from "@/lib/services/admin/admin.dto"

export const GET = defineRoute({ roles: ["admin"], handler: async ({ ctx }) => json(await listFlags(ctx)) })

export const PUT = defineRoute({
  roles: ["admin"],
  body: PutFlagInput,
  handler: async ({ ctx, body }) => json(await putFlag(ctx, body)),
})
