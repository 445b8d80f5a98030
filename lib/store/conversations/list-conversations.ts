import { and, desc, eq, sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { conversations, requests } from "@/drizzle/schema"
import { shownStatus } from "../reuse/shown-status"

export type ConversationRecord = { id: string; title: string; updatedAt: string; lastRequestId: string | null; lastStatus: string | null }

/** A person's conversations, last used first; `before` is the last one of the page before. */
export function listConversationRows(tx: Tx, input: { userId: string; before: string | null; limit: number }): Promise<ConversationRecord[]> {
  const after = input.before ? sql`and (c.updated_at, c.id) < (select b.updated_at, b.id from conversations b where b.id = ${input.before}::uuid)` : sql``
  return rows<ConversationRecord>(
    tx,
    sql`select c.id, c.title, to_char(c.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt", l.id as "lastRequestId", l.status as "lastStatus"
      from conversations c left join lateral (select r.id, ${shownStatus(sql`r`)} as status from requests r where r.conversation_id = c.id order by r.id desc limit 1) l on true
      where c.user_id = ${input.userId} ${after} order by c.updated_at desc, c.id desc limit ${input.limit}`,
  )
}

export async function findConversation(tx: Tx, input: { id: string; userId: string }) {
  const [row] = await tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.id, input.id), eq(conversations.userId, input.userId)))
  return row ?? null
}

/** The last requests of a conversation, oldest first. */
export async function listConversationRequests(tx: Tx, input: { conversationId: string; limit: number }) {
  const last = await tx.select().from(requests).where(eq(requests.conversationId, input.conversationId)).orderBy(desc(requests.id)).limit(input.limit)
  return last.toReversed()
}

