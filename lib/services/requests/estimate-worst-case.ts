import { AppError } from "@/lib/errors"
import { boundCall, boundEmbedding, type CallBound } from "@/lib/inference/bound-call"
import { findChatModel } from "@/lib/inference/catalogue"
import { InferenceError } from "@/lib/inference/errors"
import type { Models } from "@/lib/inference/models"
import type { ModelRequest, ModelRoute } from "@/lib/inference/port"
import { worstCaseCost } from "@/lib/inference/pricing/cost-of"
import type { Price } from "@/lib/inference/pricing/prices"
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

/** Of what may be retrieved by a search, how much usually is: passages end where the ranking does, not where the budget does. */
const usualSearchShare = 0.6
const charactersPerToken = 4

type Estimating = { definition: PromptDefinition; variables: PromptVariables; /** Length of the chosen documents, for prompts that read them whole. */ documentCharacters?: number; at: Date }

/** What the first calls of a request can use and will likely use, before anything was searched, by one model. */
type RouteEstimate = { route: ModelRoute; price: Price; worstCase: WorstCase; inputTokens: number; likelyInputTokens: number; maxOutputTokens: number }

export type CostEstimate = RouteEstimate & {
  /** More tokens at worst than the release takes for usual. */
  isOverThreshold: boolean
  /** The release sends what is over the threshold to its cheaper model, and there is one here: `route`. */
  isEconomy: boolean
}

/** The most that the first calls of a request can use, before anything was searched: what may be retrieved counts as used. A model that cannot be charged is refused here. */
export function estimateWorstCase(models: Models, input: Estimating): WorstCase {
  return estimateOn(models, { ...input, route: models.effectiveRoute(input.definition.model) }).worstCase
}

/** What a person's request will cost, by the model that their release chooses for something of that size. */
export function estimateCost(models: Models, input: Estimating): CostEstimate {
  const { model, overThreshold, costWarningTokens } = input.definition
  const first = estimateOn(models, { ...input, route: models.effectiveRoute(model) })
  const isOverThreshold = first.worstCase.tokens > BigInt(costWarningTokens)
  const cheaper = isOverThreshold && overThreshold.action === "economy" ? models.effectiveRoute(overThreshold.model) : first.route
  const isEconomy = cheaper.provider !== first.route.provider || cheaper.model !== first.route.model
  return { ...(isEconomy ? estimateOn(models, { ...input, route: cheaper }) : first), isOverThreshold, isEconomy }
}

function estimateOn(models: Models, input: Estimating & { route: ModelRoute }): RouteEstimate {
  const { definition, variables, route, at } = input
  const request = buildModelRequest(models, { definition, route, variables: { sources: [], documents: [], clauses: [], history: [], ...variables } })
  const { estimatedInputTokens, maxOutputTokens, price } = boundOrRefuse(request, at)
  const retrieved = retrievedTokens(definition, input.documentCharacters)
  const window = findChatModel(route)?.contextWindowTokens ?? Infinity
  const inputTokens = Math.min(estimatedInputTokens + Math.ceil(retrieved.most * wrappingShare), window)
  const query = definition.retrieval?.mode === "search" ? searchQueryOf(definition, variables) : null
  const embedding = query === null ? null : boundEmbedding([query], { model: models.embedding, at })
  const worstCase = {
    tokens: BigInt(inputTokens + maxOutputTokens + (embedding?.estimatedInputTokens ?? 0)),
    nanoUsd: worstCaseCost(inputTokens, maxOutputTokens, price, "5m") + (embedding?.boundNanoUsd ?? 0n),
  }
  return { route, price, worstCase, inputTokens, likelyInputTokens: Math.min(estimatedInputTokens + Math.ceil(retrieved.likely), inputTokens), maxOutputTokens }
}

function boundOrRefuse(request: ModelRequest, at: Date): CallBound {
  try {
    return boundCall(request, at)
  } catch (error) {
    throw error instanceof InferenceError ? new AppError("internal", userSentence(error), { cause: error }) : error
  }
}

function retrievedTokens({ retrieval }: PromptDefinition, documentCharacters = Infinity): { most: number; likely: number } {
  if (!retrieval) return { most: 0, likely: 0 }
  const { mode, tokenBudget } = retrieval
  if (mode === "search") return { most: tokenBudget, likely: tokenBudget * usualSearchShare }
  return { most: Math.min(tokenBudget, Math.ceil(documentCharacters * tokensPerCharacter)), likely: Math.min(tokenBudget, documentCharacters / charactersPerToken) }
}
