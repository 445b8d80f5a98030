import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { listImportHosts, putImportHost } from "@/lib/services/imports"
import { PutImportHostInput } from "@/lib/services/imports/imports.dto"

export const GET = defineRoute({ handler: async ({ ctx }) => json(await listImportHosts(ctx)) })

export const PUT = defineRoute({
  roles: ["admin"],
  body: PutImportHostInput,
  handler: async ({ ctx, body }) => json(await putImportHost(ctx, body)),
})
