import type { Tx } from "@/drizzle/client"
import { AppError } from "@/lib/errors"
import { findMemberRow } from "@/lib/store/admin/list-members"
import { type BudgetKey, deleteBudget, upsertBudget } from "@/lib/store/admin/write-budget"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import type { BudgetView } from "../insights/insights.dto"
import type { Page } from "../paging.dto"
import { requireRole } from "../require-role"
import type { PutBudgetInput } from "./admin.dto"
import { listBudgets } from "./list-budgets"

/** Makes, changes or (limit null) removes a budget; answers with all there are. A new one counts from now on. */
export async function putBudget(ctx: ServiceContext, input: PutBudgetInput): Promise<Page<BudgetView>> {
  requireRole(ctx, ["admin"])
  const { limit, ...rest } = input
  const key: BudgetKey = { ...rest, workspaceId: ctx.actor.workspaceId }
  await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    if (limit !== null) await checkSubject(tx, { ctx, input })
    const id = limit === null ? await deleteBudget(tx, key) : await upsertBudget(tx, { ...key, limitAmount: BigInt(limit), updatedBy: ctx.actor.userId })
    if (id) await insertAudit(tx, { actor: ctx.actor, action: limit === null ? "budget.removed" : "budget.set", subjectKind: "budget", subjectId: id, detail: input })
  })
  return listBudgets(ctx, { of: "all" })
}

async function checkSubject(tx: Tx, { ctx, input }: { ctx: ServiceContext; input: PutBudgetInput }): Promise<void> {
  const { scope, subject } = input
  if (scope === "workspace" && subject !== "") throw refuse("A budget of the workspace names nobody.")
  if (scope === "purpose" && subject !== "warming") throw refuse("There is no such purpose.")
  if (scope === "workspace" || subject === "*") return
  if (scope === "prompt" && !ctx.deps.prompts.list().some((release) => release.definition.key === subject)) throw refuse("There is no such prompt.")
  if (scope === "user" && !(isUuid(subject) && (await findMemberRow(tx, subject)))) throw refuse("There is no such person here.")
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

function refuse(message: string): AppError {
  return new AppError("invalid_payload", message, { fields: [{ field: "subject", message }] })
}
