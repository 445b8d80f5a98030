import { notFound } from "@/lib/errors"
import { findMember } from "@/lib/store/identity/find-member"
import type { Actor } from "../actor"
import type { Deps } from "../context"

/** The person for whom the product itself acts in a durable function, with the rights they have now. */
export async function getActor(deps: Pick<Deps, "database">, who: { userId: string; workspaceId: string }): Promise<Actor> {
  const member = await deps.database.system((tx) => findMember(tx, who))
  if (!member) throw notFound("person")
  const { epoch: _, ...actor } = member
  return { kind: "system", ...actor }
}
