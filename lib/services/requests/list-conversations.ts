import type { RequestStatus } from "@/drizzle/schema/constants"
import { listConversationRows } from "@/lib/store/conversations/list-conversations"
import { scopeOf, type ServiceContext } from "../context"
import type { Page, PageQuery } from "../paging.dto"
import type { ConversationRow } from "./requests.dto"

export async function listConversations(ctx: ServiceContext, input: PageQuery): Promise<Page<ConversationRow>> {
  const found = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => listConversationRows(tx, { userId: ctx.actor.userId, before: input.cursor ?? null, limit: input.limit + 1 }))
  const items = found.slice(0, input.limit).map((row) => ({ ...row, lastStatus: row.lastStatus as RequestStatus | null }))
  return { items, nextCursor: found.length > input.limit ? (items.at(-1)?.id ?? null) : null }
}
