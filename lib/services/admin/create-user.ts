import { AppError, notFound } from "@/lib/errors"
import { insertMember } from "@/lib/store/admin/insert-member"
import { findMemberRow } from "@/lib/store/admin/list-members"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import { hashPassword } from "../identity"
import { requireRole } from "../require-role"
import type { CreateUserInput, UserView } from "./admin.dto"
import { toUserView } from "./to-user-view"

/** Adds a person; without a password they sign in through the identity provider. Throws conflict when the address is taken. */
export async function createUser(ctx: ServiceContext, input: CreateUserInput): Promise<UserView> {
  requireRole(ctx, ["admin"])
  const passwordHash = input.password ? await hashPassword(input.password) : null
  const { database } = ctx.deps
  const userId = await database.system(async (tx) => {
    const id = await insertMember(tx, { workspaceId: ctx.actor.workspaceId, email: input.email.trim().toLowerCase(), name: input.name, role: input.role, passwordHash })
    if (id) await insertAudit(tx, { actor: ctx.actor, action: "user.added", subjectKind: "user", subjectId: id, detail: { role: input.role, hasPassword: passwordHash !== null } })
    return id
  })
  if (!userId) throw new AppError("conflict", "Somebody has an account with this e-mail address already.", { fields: [{ field: "email", message: "taken" }] })
  const member = await database.workspace(scopeOf(ctx), (tx) => findMemberRow(tx, userId))
  if (!member) throw notFound("person")
  return toUserView(member, ctx.actor)
}
