import type { Tx } from "@/drizzle/client"
import { hasTurns } from "@/lib/store/conversations/list-turns"
import type { ServiceContext } from "../context"
import { scopeHash } from "../reuse/scope-hash"
import type { Asked } from "./check-asked"
import type { CreateRequestInput } from "./requests.dto"

/** The hard key under which this question may be answered together with others; null where its author wants an answer of their own, or must have one. */
export async function findReuseScope(tx: Tx, ctx: ServiceContext, { asked, input }: { asked: Asked; input: CreateRequestInput }): Promise<string | null> {
  if (input.fresh) return null
  const { release, documentIds, estimate } = asked
  const hasEarlierTurns = input.conversationId ? await hasTurns(tx, input.conversationId) : false
  return scopeHash(tx, ctx, { release, model: estimate.route, documentIds, hasEarlierTurns })
}
