import { findMember } from "@/lib/store/identity/find-member"
import type { Actor } from "../actor"
import type { Deps } from "../context"

/** Null when the session was revoked, the person was disabled or left the workspace. */
export async function findActorBySession(deps: Pick<Deps, "database">, session: { userId: string; workspaceId: string; epoch: number }): Promise<Actor | null> {
  const member = await deps.database.system((tx) => findMember(tx, session))
  if (!member || member.epoch !== session.epoch) return null
  const { epoch: _, ...actor } = member
  return { kind: "user", ...actor }
}
