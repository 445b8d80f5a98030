import { z } from "zod"
import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { getPrompt } from "@/lib/services/prompts"

export const GET = defineRoute({
  params: z.object({ key: z.string() }),
  handler: async ({ ctx, params }) => json(await getPrompt(ctx, params)),
})
