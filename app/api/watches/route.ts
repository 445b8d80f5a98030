import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { getWatch, putWatch } from "@/lib/services/notifications"
import { PutWatchInput, WatchInput } from "@/lib/services/notifications/notifications.dto"

export const GET = defineRoute({ query: WatchInput, handler: async ({ ctx, query }) => json(await getWatch(ctx, query)) })

export const PUT = defineRoute({ body: PutWatchInput, handler: async ({ ctx, body }) => json(await putWatch(ctx, body)) })
