import { uuidv7 } from "uuidv7"
import { AppError } from "@/lib/errors"
import { getRecall } from "@/lib/store/recalls/get-recall"
import { type AskableItem, listAskable, markAskedAgain, noteItem } from "@/lib/store/recalls/update-items"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { announceFill } from "../../grids/announce-fill"
import { scopeOf, type Deps, type ServiceContext } from "../../context"
import { rerunRequest } from "../../requests/rerun-request"
import { contextFor } from "../../requests/run/context-for"
import { askCell, isCell } from "./ask-cell"
import { type RecallAddress, recallContext } from "./recall-context"

const askedPerStep = 20

export type AskedAgain = { asked: number; refused: { itemId: string; reason: string }[] }

/** Asks for the authors of these items, on their accounts and budgets; what cannot be asked stays, with the reason. Pressed twice, it is asked once. */
export async function askItemsAgain(ctx: ServiceContext, { recallId, items }: { recallId: string; items: AskableItem[] }): Promise<AskedAgain> {
  const result: AskedAgain = { asked: 0, refused: [] }
  const grids = new Set<string>()
  const withoutBudget = new Map<string, string>()
  for (const item of items) {
    const reason = isCell(item) ? await askCell(ctx, { recallId, item, grids }) : (withoutBudget.get(item.authorId) ?? (await askOne(ctx, { recallId, item, withoutBudget })))
    if (reason === null) {
      result.asked += 1
      continue
    }
    result.refused.push({ itemId: item.itemId, reason })
    await ctx.deps.database.workspace(scopeOf(ctx), (tx) => noteItem(tx, { itemId: item.itemId, note: reason }))
  }
  for (const gridId of grids) await announceFill(ctx.deps, { workspaceId: ctx.actor.workspaceId, gridId, tryId: uuidv7() })
  return result
}

/** The next ones of all that can be asked again; gives the last item looked at, null when there is no other. */
export async function askNextAgain(deps: Deps, { after, ownOnly, ...address }: RecallAddress & { after: string | null; ownOnly: boolean }): Promise<{ last: string | null; asked: number }> {
  const ctx = await recallContext(deps, address)
  const items = await deps.database.workspace(scopeOf(ctx), async (tx) => {
    const recall = await getRecall(tx, address.recallId)
    return recall ? listAskable(tx, { recallId: recall.id, itemIds: null, ownerId: ownOnly ? address.userId : null, after, limit: askedPerStep }) : []
  })
  const { asked } = await askItemsAgain(ctx, { recallId: address.recallId, items })
  return { last: items.length < askedPerStep ? null : (items.at(-1)?.itemId ?? null), asked }
}

/** Hands what one run could not take in to another. */
export async function askRestAgain(deps: Deps, { after, ...address }: RecallAddress & { after: string | null; ownOnly: boolean }): Promise<void> {
  await deps.announce([{ name: "recall/ask-again-asked", data: { ...address, tryId: after ?? uuidv7(), after } }])
}

type Asking = { recallId: string; item: AskableItem; withoutBudget: Map<string, string> }

/** Null when it was asked, else why it was not. */
async function askOne(ctx: ServiceContext, { recallId, item, withoutBudget }: Asking): Promise<string | null> {
  const { actor, deps } = ctx
  const { itemId, requestId, authorId } = item
  const author = await contextFor(deps, { workspaceId: actor.workspaceId, userId: authorId, requestId })
  if (author.isGone) return "Its author is no longer a member of this workspace."
  try {
    const { id } = await rerunRequest(author.ctx, { id: requestId, isBatch: true, idempotencyKey: `recall:${itemId}:${item.earlierReplacementId ?? "first"}` })
    await deps.database.workspace(scopeOf(ctx), async (tx) => {
      if (await markAskedAgain(tx, { itemId, replacementId: id })) await insertAudit(tx, { actor, action: "recall.asked_again", subjectKind: "recall", subjectId: recallId, detail: { requestId, replacementId: id } })
    })
    return null
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === "budget_exceeded") withoutBudget.set(authorId, error.message)
    return error.code === "not_found" ? "What it was asked about is gone." : error.message
  }
}
