import type { PromptVariables } from "@/prompts/variables"
import type { ServiceContext } from "../../context"
import type { Attempt } from "./begin-attempt"

/** The payload and what the product adds to it: sources, earlier turns, today's date where the workspace is. */
export function variablesOf(ctx: ServiceContext, attempt: Pick<Attempt, "request" | "sources" | "turns">, extra: PromptVariables = {}): PromptVariables {
  const { request, sources, turns } = attempt
  return {
    ...request.payload,
    sources: sources.map(({ marker, documentTitle, text, score }) => ({ marker, title: documentTitle, text, score })),
    history: turns.map(({ payload, answer }) => ({ question: String(payload.question ?? ""), answer: answer ?? "" })),
    today: new Intl.DateTimeFormat("en-CA", { timeZone: ctx.actor.timeZone }).format(ctx.deps.clock()),
    ...extra,
  }
}
