import { eq } from "drizzle-orm"
import type { PgUpdateSetSource } from "drizzle-orm/pg-core"
import type { Tx } from "@/drizzle/client"
import { requests } from "@/drizzle/schema"

export async function updateRequest(tx: Tx, id: string, changes: PgUpdateSetSource<typeof requests>): Promise<void> {
  await tx.update(requests).set(changes).where(eq(requests.id, id))
}
