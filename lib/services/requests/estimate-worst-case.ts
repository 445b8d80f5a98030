import { AppError } from "@/lib/errors"
import { boundCall, boundEmbedding, type CallBound } from "@/lib/inference/bound-call"
import { findChatModel } from "@/lib/inference/catalogue"
import { InferenceError } from "@/lib/inference/errors"
import type { Models } from "@/lib/inference/models"
import type { ModelRequest } from "@/lib/inference/port"
import { worstCaseCost } from "@/lib/inference/pricing/cost-of"
import type { PromptDefinition } from "@/prompts/schema"
import type { PromptVariables } from "@/prompts/variables"
import type { WorstCase } from "../money"
import { buildModelRequest } from "./build-model-request"
import { userSentence } from "./generate/user-sentence"
import { searchQueryOf } from "./subject-of"

/** What a passage costs beside its text: its tag, title and number. */
const wrappingShare = 1.15
/** More than the estimate of any text in words; where a text is all figures, the top-up before the call makes up for it. */
const tokensPerCharacter = 0.5

type Estimating = { definition: PromptDefinition; variables: PromptVariables; /** Length of the chosen documents, for prompts that read them whole. */ documentCharacters?: number; at: Date }

/** The most that the first calls of a request can use, before anything was searched: what may be retrieved counts as used. A model that cannot be charged is refused here. */
export function estimateWorstCase(models: Models, input: Estimating): WorstCase {
  const { definition, variables, at } = input
  const request = buildModelRequest(models, { definition, variables: { sources: [], documents: [], clauses: [], history: [], ...variables } })
  const bound = boundOrRefuse(request, at)
  const retrievedTokens = Math.ceil(retrievableTokens(definition, input.documentCharacters) * wrappingShare)
  const inputTokens = Math.min(bound.estimatedInputTokens + retrievedTokens, findChatModel(request.route)?.contextWindowTokens ?? Infinity)
  const query = definition.retrieval?.mode === "search" ? searchQueryOf(definition, variables) : null
  const embedding = query === null ? null : boundEmbedding([query], { route: models.embedding, at })
  return {
    tokens: BigInt(inputTokens + bound.maxOutputTokens + (embedding?.estimatedInputTokens ?? 0)),
    nanoUsd: worstCaseCost(inputTokens, bound.maxOutputTokens, bound.price, "5m") + (embedding?.boundNanoUsd ?? 0n),
  }
}

function boundOrRefuse(request: ModelRequest, at: Date): CallBound {
  try {
    return boundCall(request, at)
  } catch (error) {
    throw error instanceof InferenceError ? new AppError("internal", userSentence(error), { cause: error }) : error
  }
}

function retrievableTokens({ retrieval }: PromptDefinition, documentCharacters = Infinity): number {
  if (!retrieval) return 0
  return retrieval.mode === "search" ? retrieval.tokenBudget : Math.min(retrieval.tokenBudget, Math.ceil(documentCharacters * tokensPerCharacter))
}
