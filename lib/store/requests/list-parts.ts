import { asc, eq, inArray } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, requests, users } from "@/drizzle/schema"

export function listParts(tx: Tx, parentId: string) {
  return tx.select({ id: requests.id, promptKey: requests.promptKey, status: requests.status }).from(requests).where(eq(requests.parentId, parentId)).orderBy(asc(requests.id))
}

export async function listDocumentTitles(tx: Tx, ids: string[]): Promise<{ id: string; title: string }[]> {
  return ids.length === 0 ? [] : tx.select({ id: documents.id, title: documents.title }).from(documents).where(inArray(documents.id, ids))
}

export async function findUserName(tx: Tx, id: string): Promise<string> {
  const [user] = await tx.select({ name: users.name }).from(users).where(eq(users.id, id))
  return user?.name ?? "Someone who left"
}
