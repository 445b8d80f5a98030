import { findKey } from "@/lib/store/identity/find-key"
import { findMember } from "@/lib/store/identity/find-member"
import type { Actor } from "../actor"
import type { Deps } from "../context"
import { hashKeySecret } from "./api-key-secret"

export async function findActorByKey(deps: Pick<Deps, "database">, secret: string): Promise<Actor | null> {
  const member = await deps.database.system(async (tx) => {
    const key = await findKey(tx, hashKeySecret(secret))
    return key ? findMember(tx, key) : null
  })
  if (!member) return null
  const { epoch: _, ...actor } = member
  return { kind: "api_key", ...actor }
}
