import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { listNotifications } from "@/lib/services/notifications"
import { ListNotificationsInput } from "@/lib/services/notifications/notifications.dto"

export const GET = defineRoute({ query: ListNotificationsInput, handler: async ({ ctx, query }) => json(await listNotifications(ctx, query)) })
