import { InferenceError } from "@/lib/inference/errors"
import type { EmbeddingSpace } from "@/lib/inference/models"
import type { EmbeddingModel } from "@/lib/inference/port"
import { findServingSpace, listSpaces } from "@/lib/store/indexing/embedding-spaces"
import { scopeOf, type ServiceContext } from "../context"

/**
 * The context with the embedding model whose vectors serve in this workspace, which is not always the one that the
 * environment names: until a new model's index is built, questions are embedded with the old one. One that can no longer be
 * called takes no questions, and passages are found by their words.
 */
export async function withServingEmbedding(ctx: ServiceContext): Promise<ServiceContext> {
  const serving = await ctx.deps.database.workspace(scopeOf(ctx), findServingSpace)
  return serving ? withEmbedding(ctx, ctx.deps.models.embeddingOf(serving) ?? silentEmbedding(serving)) : ctx
}

/** False while the model that serves cannot be called, so that passages are found by their words alone. */
export async function canSearchByMeaning(ctx: ServiceContext): Promise<boolean> {
  const serving = await ctx.deps.database.workspace(scopeOf(ctx), findServingSpace)
  return serving === null || ctx.deps.models.embeddingOf(serving) !== null
}

/** The models by which new text is embedded: the serving one as far as it can be called, and the one that is built. */
export async function writtenEmbeddings(ctx: ServiceContext): Promise<EmbeddingModel[]> {
  const { database, models } = ctx.deps
  const spaces = await database.workspace(scopeOf(ctx), listSpaces)
  const wanted = (["serving", "building"] as const).flatMap((state) => spaces.filter((space) => space.state === state))
  const found = wanted.flatMap((space) => models.embeddingOf(space) ?? [])
  return found.length > 0 ? found : [models.embedding]
}

export function withEmbedding(ctx: ServiceContext, embedding: EmbeddingModel): ServiceContext {
  if (embedding === ctx.deps.models.embedding) return ctx
  return { ...ctx, deps: { ...ctx.deps, models: { ...ctx.deps.models, embedding } } }
}

/** Stands for a model that cannot be called: nothing is sent, nothing is charged. */
function silentEmbedding({ provider, space, dimensions }: EmbeddingSpace): EmbeddingModel {
  const name = provider === "offline" ? ("offline" as const) : ("openai" as const)
  return {
    provider: name,
    model: space,
    space,
    dimensions,
    minimumSimilarity: 1,
    declaredPrice: { provider: name, model: space, validFrom: "2024-01-01", validUntil: null, rates: { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 }, longContext: null },
    isReachable: async () => false,
    embed: () => Promise.reject(new InferenceError("unavailable", `The embedding model ${space} cannot be called with the present settings`, { isUnbilled: true })),
  }
}
