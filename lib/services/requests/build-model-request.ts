import type { ModelRequest, ModelRoute } from "@/lib/inference/port"
import type { Models } from "@/lib/inference/models"
import { modelTask, renderPrompt } from "@/prompts/render-prompt"
import type { PromptDefinition } from "@/prompts/schema"
import type { PromptVariables } from "@/prompts/variables"
import { describeTools } from "../tools/catalogue"

/** The request as the model that can answer here will get it; without a route, as the release's first choice would. */
export function buildModelRequest(models: Models, input: { definition: PromptDefinition; variables: PromptVariables; route?: ModelRoute }): ModelRequest {
  const { definition, variables, route } = input
  return {
    route: route ?? models.effectiveRoute(definition.model),
    ...renderPrompt(definition, variables),
    ...(definition.temperature === null ? {} : { temperature: definition.temperature }),
    maxOutputTokens: definition.maxOutputTokens,
    ...(definition.outputSchema ? { outputSchema: { name: definition.key, jsonSchema: definition.outputSchema } } : {}),
    ...(definition.tools.names.length > 0 ? { tools: describeTools(definition.tools.names) } : {}),
    task: modelTask(definition, variables),
  }
}
