import type { RequestRecord } from "@/lib/store/requests/lock-request"
import { findSwitches } from "@/lib/store/operations/find-switches"
import { insertCheck } from "@/lib/store/reuse/cache-checks"
import { listSimilarEntries } from "@/lib/store/reuse/find-entry"
import { scopeOf, type ServiceContext } from "../context"
import type { Release } from "../prompts/catalogue"
import { type Closed, publishClosed } from "../requests/finish/close-request"
import { isLive, lockForWork } from "../requests/generate/request-work"
import { doQuestionsAgree } from "./agreement/do-questions-agree"
import { isSampled } from "./is-sampled"
import { modelName } from "./scope-hash"
import { semanticFlag } from "./semantic-flag"
import { serveEntry } from "./serve-cached-answer"
import { minimumCosine } from "./minimum-cosine"

type Asking = { request: RequestRecord; release: Release; scope: string; question: { text: string; vector: number[] } }

/** The nearest questions that are looked at; beyond these nothing agrees that did not agree before. */
const candidates = 8

/**
 * Ends a request with the answer to an earlier question in the same scope that is near to it and agrees with it in all that
 * a vector cannot tell apart. True when it did; nothing is called for it, and its reservation is free again.
 */
export async function serveSimilarAnswer(ctx: ServiceContext, { request: { id, isFresh }, release, scope, question }: Asking): Promise<boolean> {
  const { definition } = release
  const { embedding } = ctx.deps.models
  const minimumSimilarity = minimumCosine(embedding)
  if (isFresh || !definition.cache.semantic || minimumSimilarity === null) return false
  const closed = await ctx.deps.database.workspace(scopeOf(ctx), async (tx): Promise<Closed | null> => {
    const flag = semanticFlag(definition.key)
    if ((await findSwitches(tx, [flag])).get(flag)?.enabled === false) return null
    const near = await listSimilarEntries(tx, { scopeHash: scope, embeddingModel: modelName(embedding), vector: question.vector, minimumSimilarity, limit: candidates })
    const entry = near.find((candidate) => doQuestionsAgree(question.text, candidate.question))
    if (!entry) return null
    const { request } = await lockForWork(tx, ctx, id)
    if (!isLive(request) || request.cancelRequestedAt) return null
    const served = await serveEntry(tx, ctx, { request, entry, kind: "semantic" })
    if (isSampled(id)) await insertCheck(tx, { workspaceId: request.workspaceId, promptKey: request.promptKey, entryId: entry.id, requestId: id })
    return served
  })
  if (!closed) return false
  await publishClosed(ctx, closed)
  return true
}
