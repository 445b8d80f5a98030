import { and, eq, isNull } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { users } from "@/drizzle/schema"
import { findUserByEmail } from "./find-user-by-email"

/** The user with this subject, or the invited one with this verified e-mail address, who is then bound to the subject. */
export async function linkOidcSubject(tx: Tx, identity: { subject: string; verifiedEmail: string | null }) {
  const [known] = await tx.select().from(users).where(eq(users.oidcSubject, identity.subject)).limit(1)
  if (known) return known
  const invited = identity.verifiedEmail ? await findUserByEmail(tx, identity.verifiedEmail) : null
  if (!invited) return null
  const [linked] = await tx
    .update(users)
    .set({ oidcSubject: identity.subject })
    .where(and(eq(users.id, invited.id), isNull(users.oidcSubject)))
    .returning()
  return linked ?? null
}
