import { boundCall, boundEmbedding } from "@/lib/inference/bound-call"
import { findChatModel } from "@/lib/inference/catalogue"
import type { Models } from "@/lib/inference/models"
import { worstCaseCost } from "@/lib/inference/pricing/cost-of"
import type { PromptDefinition } from "@/prompts/schema"
import type { PromptVariables } from "@/prompts/variables"
import type { WorstCase } from "../money"
import { buildModelRequest } from "./build-model-request"
import { searchQueryOf } from "./subject-of"

/** What a passage costs beside its text: its tag, title and number. */
const wrappingShare = 1.15

/** The most that the first calls of a request can use, before anything was searched: the whole retrieval budget counts as used. */
export function estimateWorstCase(models: Models, input: { definition: PromptDefinition; variables: PromptVariables; at: Date }): WorstCase {
  const { definition, variables, at } = input
  const request = buildModelRequest(models, { definition, variables: { sources: [], documents: [], clauses: [], history: [], ...variables } })
  const bound = boundCall(request, at)
  const retrievedTokens = Math.ceil((definition.retrieval?.tokenBudget ?? 0) * wrappingShare)
  const inputTokens = Math.min(bound.estimatedInputTokens + retrievedTokens, findChatModel(request.route)?.contextWindowTokens ?? Infinity)
  const query = definition.retrieval?.mode === "search" ? searchQueryOf(definition, variables) : null
  const embedding = query === null ? null : boundEmbedding([query], { route: models.embedding, at })
  return {
    tokens: BigInt(inputTokens + bound.maxOutputTokens + (embedding?.estimatedInputTokens ?? 0)),
    nanoUsd: worstCaseCost(inputTokens, bound.maxOutputTokens, bound.price, "5m") + (embedding?.boundNanoUsd ?? 0n),
  }
}
