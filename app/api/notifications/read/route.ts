import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { markRead } from "@/lib/services/notifications"
import { MarkReadInput } from "@/lib/services/notifications/notifications.dto"

export const POST = defineRoute({ body: MarkReadInput, handler: async ({ ctx, body }) => json(await markRead(ctx, body)) })
