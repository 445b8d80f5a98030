import { listMembers } from "@/lib/store/admin/list-members"
import { scopeOf, type ServiceContext } from "../context"
import type { Page } from "../paging.dto"
import { requireRole } from "../require-role"
import type { UserView } from "./admin.dto"
import { toUserView } from "./to-user-view"

/** Everybody in the workspace, disabled people included. */
export async function listUsers(ctx: ServiceContext): Promise<Page<UserView>> {
  requireRole(ctx, ["admin"])
  const members = await ctx.deps.database.workspace(scopeOf(ctx), listMembers)
  return { items: members.map((member) => toUserView(member, ctx.actor)), nextCursor: null }
}
