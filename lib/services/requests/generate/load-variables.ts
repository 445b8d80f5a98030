import { listTurns } from "@/lib/store/conversations/list-turns"
import type { PromptVariables } from "@/prompts/variables"
import { scopeOf, type ServiceContext } from "../../context"
import type { Attempt } from "./begin-attempt"

const rememberedTurns = 3

/** The payload and what the product adds to it: sources, earlier turns, today's date where the workspace is. */
export async function loadVariables(ctx: ServiceContext, attempt: Attempt, extra: PromptVariables = {}): Promise<PromptVariables> {
  const { request, sources } = attempt
  const turns = request.conversationId
    ? await ctx.deps.database.workspace(scopeOf(ctx), (tx) => listTurns(tx, { conversationId: request.conversationId ?? "", beforeId: request.id, limit: rememberedTurns }))
    : []
  return {
    ...request.payload,
    sources: sources.map(({ marker, documentTitle, text, score }) => ({ marker, title: documentTitle, text, score })),
    history: turns.map(({ payload, answer }) => ({ question: String(payload.question ?? ""), answer: answer ?? "" })),
    today: new Intl.DateTimeFormat("en-CA", { timeZone: ctx.actor.timeZone }).format(ctx.deps.clock()),
    ...extra,
  }
}
