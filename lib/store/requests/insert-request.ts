import type { Tx } from "@/drizzle/client"
import { requests } from "@/drizzle/schema"

export type NewRequest = typeof requests.$inferInsert & { id: string }

export async function insertRequest(tx: Tx, request: NewRequest): Promise<void> {
  await tx.insert(requests).values(request)
}
