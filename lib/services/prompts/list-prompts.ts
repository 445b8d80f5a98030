import { notFound } from "@/lib/errors"
import { findSwitches } from "@/lib/store/operations/find-switches"
import { scopeOf, type ServiceContext } from "../context"
import type { Release } from "./catalogue"
import type { PromptView } from "./prompts.dto"

/** Every prompt with the release that a request of this workspace would get now. */
export async function listPrompts(ctx: ServiceContext): Promise<PromptView[]> {
  const { prompts, database } = ctx.deps
  return database.workspace(scopeOf(ctx), async (tx) => {
    const switches = await findSwitches(tx, prompts.list().map((release) => release.definition.flag))
    const views: PromptView[] = []
    for (const { definition } of prompts.list()) {
      const active = await prompts.active(tx, definition.key)
      views.push(toPromptView(active, switches.get(definition.flag)?.enabled ?? true))
    }
    return views
  })
}

export async function getPrompt(ctx: ServiceContext, input: { key: string }): Promise<PromptView> {
  const found = (await listPrompts(ctx)).find((prompt) => prompt.key === input.key)
  if (!found) throw notFound("prompt")
  return found
}

function toPromptView({ definition, contentHash }: Release, isEnabled: boolean): PromptView {
  const { key, title, description, version, temperature, maxOutputTokens, delivery, documents, inputSchema, outputSchema, model, review, examples } = definition
  return ({
	key,
	title,
	description,
	version,
	contentHash,
	temperature,
	maxOutputTokens,
	delivery,
	documents,
	inputSchema,
	outputSchema,
	isEnabled,
	examples,
	provider: model.provider,
	model: model.model,
	alwaysReview: review.always
})
}
