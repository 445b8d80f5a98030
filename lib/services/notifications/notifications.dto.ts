import { z } from "zod"
import { type Page, PageQuery } from "../paging.dto"

export const ListNotificationsInput = PageQuery.extend({ cursor: z.uuid().optional(), unread: z.enum(["true", "false"]).optional() })
export type ListNotificationsInput = z.input<typeof ListNotificationsInput>

/** Body of POST /api/notifications/read: some of one's own, or all of them. */
export const MarkReadInput = z.union([z.strictObject({ ids: z.array(z.uuid()).min(1).max(100) }), z.strictObject({ all: z.literal(true) })])
export type MarkReadInput = z.infer<typeof MarkReadInput>

export const WatchInput = z.object({ subjectKind: z.enum(["document", "request"]), subjectId: z.uuid() })
export const PutWatchInput = z.strictObject({ ...WatchInput.shape, isWatching: z.boolean() })
export type WatchInput = z.infer<typeof WatchInput>
export type PutWatchInput = z.infer<typeof PutWatchInput>

/** `isToldAnyway`: owners of documents and authors of answers are told without watching. */
export type WatchView = { isWatching: boolean; isToldAnyway: boolean }

export type NotificationView = {
  id: string
  kind: string
  message: string
  /** Of the document or the prompt, as the reader may see it now. */
  title: string | null
  href: string
  createdAt: string
  isRead: boolean
}

/** `unreadCount` stops at 100. */
export type NotificationPage = Page<NotificationView> & { unreadCount: number }
