import { findFirstMembership } from "@/lib/store/identity/find-member"
import { findUserByEmail } from "@/lib/store/identity/find-user-by-email"
import type { Deps } from "../context"
import { hashPassword, isPasswordRight } from "./password"

export type SignedIn = { userId: string; workspaceId: string; epoch: number; email: string; name: string }

let decoy: Promise<string> | undefined

/** Who signs in with these words; null for every kind of wrong, after the same work, so that nothing can be told from it. */
export async function checkPassword(deps: Pick<Deps, "database">, input: { email: string; password: string }): Promise<SignedIn | null> {
  const user = await deps.database.system((tx) => findUserByEmail(tx, input.email))
  const isRight = await isPasswordRight(input.password, user?.passwordHash ?? (await (decoy ??= hashPassword("decoy"))))
  if (!user?.passwordHash || !isRight) return null
  const member = await deps.database.system((tx) => findFirstMembership(tx, user.id))
  return member && { userId: member.userId, workspaceId: member.workspaceId, epoch: member.epoch, email: member.email, name: member.name }
}
