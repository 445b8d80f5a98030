import { eq, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { users } from "@/drizzle/schema"

export async function findUserByEmail(tx: Tx, email: string) {
  const [user] = await tx
    .select()
    .from(users)
    .where(eq(sql`lower(${users.email})`, email.trim().toLowerCase()))
    .limit(1)
  return user ?? null
}
