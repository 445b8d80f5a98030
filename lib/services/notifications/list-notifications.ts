import { countUnread, listNotifications as listRows, type NotificationRow } from "@/lib/store/notifications/list-notifications"
import { scopeOf, type ServiceContext } from "../context"
import type { ListNotificationsInput, NotificationPage, NotificationView } from "./notifications.dto"

const folders = { document: "documents", request: "requests", recall: "recalls", review: "review" } as const

/** What one is told, newest first. Rights are those of this moment: of a document that was closed to the reader nothing is told any more. */
export async function listNotifications(ctx: ServiceContext, input: ListNotificationsInput & { limit: number }): Promise<NotificationPage> {
  const { limit } = input
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const found = await listRows(tx, { before: input.cursor ?? null, isUnreadOnly: input.unread === "true", limit: limit + 1 })
    const items = found.slice(0, limit)
    return { items: items.map(toView), nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null, unreadCount: await countUnread(tx) }
  })
}

function toView({ id, kind, message, title, subjectKind, subjectId, createdAt, readAt }: NotificationRow): NotificationView {
  return { id, kind, message, title, href: `/${folders[subjectKind]}/${subjectId}`, createdAt, isRead: readAt !== null }
}
