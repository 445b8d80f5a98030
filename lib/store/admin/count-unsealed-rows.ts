import { count, isNull } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { auditLog } from "@/drizzle/schema"

export async function countUnsealedRows(tx: Tx): Promise<number> {
  const [found] = await tx.select({ rows: count() }).from(auditLog).where(isNull(auditLog.sealedSeq))
  return found?.rows ?? 0
}
