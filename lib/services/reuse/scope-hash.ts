import type { Tx } from "@/drizzle/client"
import type { ModelRoute } from "@/lib/inference/port"
import { hashAccessSet } from "@/lib/store/reuse/hash-access-set"
import { hashJson } from "@/prompts/content-hash"
import type { PromptDefinition } from "@/prompts/schema"
import type { ServiceContext } from "../context"
import type { Release } from "../prompts/catalogue"

export type ReuseScope = {
  release: Release
  /** The model that writes the answer, as `models.effectiveRoute` gives it. */
  model: ModelRoute
  documentIds: readonly string[]
  /** True when the conversation it is asked in has turns already: what "it" means there is nobody else's. */
  hasEarlierTurns: boolean
}

/**
 * The hard key of every reuse of an answer: workspace, release, model, chosen documents, and the serving versions of all
 * that this person may read at this moment and the answer may rest on; with the workspace's own day where the prompt tells
 * it to the model. Null where answers may not be shared at all.
 */
export async function scopeHash(tx: Tx, ctx: ServiceContext, scope: ReuseScope): Promise<string | null> {
  const { release, model, hasEarlierTurns } = scope
  const { definition } = release
  if (!isReusable(definition) || hasEarlierTurns) return null
  const documentIds = [...new Set(scope.documentIds)].toSorted()
  const isSearchOfAll = documentIds.length === 0 && definition.retrieval?.mode === "search"
  const accessSet = isSearchOfAll || documentIds.length > 0 ? await hashAccessSet(tx, { documentIds: isSearchOfAll ? null : documentIds }) : null
  return hashJson({
    workspaceId: ctx.actor.workspaceId,
    releaseId: release.id,
    model: modelName(model),
    embedding: definition.retrieval?.mode === "search" ? modelName(ctx.deps.models.embedding) : null,
    documentIds,
    accessSet,
    day: tellsToday(definition) ? new Intl.DateTimeFormat("en-CA", { timeZone: ctx.actor.timeZone }).format(ctx.deps.clock()) : null,
  })
}

/** Whether answers of a release may be given again: never where a person must look at each, or where tools read or write live. */
export function isReusable(definition: PromptDefinition): boolean {
  return definition.cache.allowed && !definition.review.always && definition.tools.names.length === 0
}

export function modelName(route: { provider: string; model: string }): string {
  return `${route.provider}/${route.model}`
}

/** Whether a prompt names the day to its model. */
export function tellsToday({ system, user }: PromptDefinition): boolean {
  return [...system, ...user].some(({ text }) => /\{\{[^}]*\btoday\b[^}]*\}\}/.test(text))
}
