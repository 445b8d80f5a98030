import { findFirstMembership } from "@/lib/store/identity/find-member"
import { linkOidcSubject } from "@/lib/store/identity/link-oidc-subject"
import type { Deps } from "../context"
import type { SignedIn } from "./check-password"

/** Null for people whom no admin has added: the provider says who somebody is, the workspace says who may come in. */
export async function signInWithOidc(deps: Pick<Deps, "database">, identity: { issuer: string; subject: string; verifiedEmail: string | null }): Promise<SignedIn | null> {
  return deps.database.system(async (tx) => {
    const user = await linkOidcSubject(tx, { subject: `${identity.issuer}#${identity.subject}`, verifiedEmail: identity.verifiedEmail })
    const member = user && (await findFirstMembership(tx, user.id))
    return member && { userId: member.userId, workspaceId: member.workspaceId, epoch: member.epoch, email: member.email, name: member.name }
  })
}
