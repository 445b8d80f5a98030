import type { Deps, ServiceContext } from "@/lib/services/context"
import { openCatalogue } from "@/lib/services/prompts/catalogue"
import { createRequest, getRequest, watchRequest } from "@/lib/services/requests"
import { loadPrompts } from "@/prompts/load-prompts"

export const prosePromptKey = "bench_prose"

/** No prompt of the product streams prose without reading passages first; this one is rag_answer with its retrieval taken out. */
export async function addProsePrompt(deps: Deps): Promise<void> {
  const definitions = loadPrompts()
  const answer = definitions.get("rag_answer")
  if (!answer) throw new Error("there is no rag_answer")
  deps.prompts = await openCatalogue(deps.database, new Map([...definitions, [prosePromptKey, { ...answer, key: prosePromptKey, retrieval: null }]]))
}

/** Milliseconds from the submit to the first token of the attempt that was delivered; NaN when none was. */
export async function askForFirstToken(ctx: ServiceContext, question: string): Promise<number> {
  const beganMs = performance.now()
  const { id } = await createRequest(ctx, { input: { promptKey: prosePromptKey, payload: { question }, fresh: true } })
  let firstTokenMs = Number.NaN
  for await (const frame of watchRequest(ctx, { id, after: -1, signal: new AbortController().signal, isStillAllowed: async () => true })) {
    if (frame?.part.type === "reset-step") firstTokenMs = Number.NaN
    if (frame?.part.type === "text-delta" && Number.isNaN(firstTokenMs)) firstTokenMs = performance.now() - beganMs
  }
  return (await getRequest(ctx, { id })).status === "done" ? firstTokenMs : Number.NaN
}
