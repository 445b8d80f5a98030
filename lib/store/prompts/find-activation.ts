import { desc, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { promptActivations } from "@/drizzle/schema"

/** The release a workspace has activated for a key; null where it uses what came with the product. */
export async function findActivation(tx: Tx, promptKey: string): Promise<string | null> {
  const [row] = await tx
    .select({ releaseId: promptActivations.releaseId })
    .from(promptActivations)
    .where(eq(promptActivations.promptKey, promptKey))
    .orderBy(desc(promptActivations.createdAt))
    .limit(1)
  return row?.releaseId ?? null
}
