import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { createUser, listUsers, updateUser } from "@/lib/services/admin"
import { CreateUserInput, UpdateUserInput } from "@/lib/services/admin/admin.dto"

export const GET = defineRoute({ roles: ["admin"], handler: async ({ ctx }) => json(await listUsers(ctx)) })

export const POST = defineRoute({
  roles: ["admin"],
  body: CreateUserInput,
  handler: async ({ ctx, body }) => json(await createUser(ctx, body), { status: 201 }),
})

export const PATCH = defineRoute({
  roles: ["admin"],
  body: UpdateUserInput,
  handler: async ({ ctx, body }) => json(await updateUser(ctx, body)),
})
