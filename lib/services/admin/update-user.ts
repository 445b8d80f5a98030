import type { Tx } from "@/drizzle/client"
import { AppError, notFound } from "@/lib/errors"
import { findMemberRow } from "@/lib/store/admin/list-members"
import { type LockedMember, lockMembers } from "@/lib/store/admin/lock-members"
import { updateDisabled, updateRole } from "@/lib/store/admin/update-member"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import type { Actor } from "../actor"
import { scopeOf, type ServiceContext } from "../context"
import { requireRole } from "../require-role"
import type { UpdateUserInput, UserView } from "./admin.dto"
import { toUserView } from "./to-user-view"

/** Changes a role or shuts a person out, at once and in every session and key. Throws conflict when no admin would be left. */
export async function updateUser(ctx: ServiceContext, input: UpdateUserInput): Promise<UserView> {
  requireRole(ctx, ["admin"])
  const { database } = ctx.deps
  const where = { workspaceId: ctx.actor.workspaceId, userId: input.userId }
  await database.system(async (tx) => {
    const locked = await lockMembers(tx, where)
    const before = locked.find((member) => member.userId === input.userId)
    if (!before) throw notFound("person")
    const after = { ...before, role: input.role ?? before.role, isDisabled: input.isDisabled ?? before.isDisabled }
    if (isAdmin(before) && !isAdmin(after) && locked.filter(isAdmin).length === 1)
      throw new AppError("conflict", "This is the last administrator. Make somebody else an administrator first.")
    await write(tx, { actor: ctx.actor, before, after })
  })
  const member = await database.workspace(scopeOf(ctx), (tx) => findMemberRow(tx, input.userId))
  if (!member) throw notFound("person")
  return toUserView(member, ctx.actor)
}

function isAdmin(member: LockedMember): boolean {
  return member.role === "admin" && !member.isDisabled
}

async function write(tx: Tx, { actor, before, after }: { actor: Actor; before: LockedMember; after: LockedMember }): Promise<void> {
  const subject = { actor, subjectKind: "user", subjectId: before.userId }
  if (after.role !== before.role) {
    await updateRole(tx, { workspaceId: actor.workspaceId, userId: before.userId, role: after.role })
    await insertAudit(tx, { ...subject, action: "user.role_changed", detail: { from: before.role, to: after.role } })
  }
  if (after.isDisabled !== before.isDisabled) {
    await updateDisabled(tx, after)
    await insertAudit(tx, { ...subject, action: after.isDisabled ? "user.disabled" : "user.enabled" })
  }
}
