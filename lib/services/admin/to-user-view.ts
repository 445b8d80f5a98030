import type { listMembers } from "@/lib/store/admin/list-members"
import type { Actor } from "../actor"
import type { UserView } from "./admin.dto"

type MemberRow = Awaited<ReturnType<typeof listMembers>>[number]

export function toUserView({ disabledAt, createdAt, ...member }: MemberRow, actor: Actor): UserView {
  return { ...member, isDisabled: disabledAt !== null, createdAt: createdAt.toISOString(), isMe: member.id === actor.userId }
}
