import { sql } from "drizzle-orm"
import { uuidv7 } from "uuidv7"
import { rows, type Tx } from "@/drizzle/client"
import type { BudgetPeriod, BudgetScope, BudgetUnit } from "@/drizzle/schema/constants"
import { applicableBudgets, type BudgetSubjects } from "./applicable-budgets"

export type RefusingBudget = { scope: BudgetScope; period: BudgetPeriod; unit: BudgetUnit; resetsInSeconds: number }

export type ReserveInBudgets = BudgetSubjects & { requestId: string | null; versionId: string | null; tokens: bigint; nanoUsd: bigint; holdSeconds: number }

/**
 * Holds an amount in every budget that applies and writes the reservation, in one statement. Counters are taken in the
 * order of their budgets' ids, each by the statement that compares it with its limit, so that callers at the same moment
 * wait for each other and never pass it together; what costs nothing is never refused. `refused` is the budget without room that is renewed last: nothing is
 * reserved then, and the caller must roll back what other counters took.
 */
export async function reserveInBudgets(tx: Tx, input: ReserveInBudgets): Promise<{ id: string } | { refused: RefusingBudget }> {
  const { workspaceId, userId, requestId, versionId, tokens, nanoUsd, holdSeconds } = input
  const id = uuidv7()
  const [refused] = await rows<RefusingBudget>(
    tx,
    sql`with ${applicableBudgets(input)}, lines as (
      select a.*, case a.unit when 'tokens' then ${String(tokens)}::bigint else ${String(nanoUsd)}::bigint end as amount from applicable a
    ), held as (
      insert into budget_counters (workspace_id, budget_id, subject, period_start, reserved)
      select ${workspaceId}::uuid, l.id, l.subject, l.period_start, l.amount from lines l where l.amount <= l.limit_amount order by l.id
      on conflict (budget_id, subject, period_start) do update set reserved = budget_counters.reserved + excluded.reserved
      where excluded.reserved = 0 or budget_counters.spent + budget_counters.reserved + excluded.reserved <= (select limit_amount from budgets where id = excluded.budget_id)
      returning budget_id
    ), refusing as (
      select l.* from lines l where l.id not in (select budget_id from held)
    ), reserved as (
      insert into reservations (id, workspace_id, actor_id, request_id, version_id, tokens, nano_usd, lines, expires_at)
      select ${id}::uuid, ${workspaceId}::uuid, ${userId}::uuid, ${requestId}::uuid, ${versionId}::uuid, ${String(tokens)}::bigint, ${String(nanoUsd)}::bigint,
        coalesce((select jsonb_agg(jsonb_build_object('budgetId', l.id, 'subject', l.subject, 'periodStart', to_char(l.period_start, 'YYYY-MM-DD'), 'unit', l.unit) order by l.id) from lines l), '[]'::jsonb),
        clock_timestamp() + make_interval(secs => ${holdSeconds})
      where not exists (select from refusing)
    )
    select r.scope, r.period, r.unit, r.resets_in_seconds as "resetsInSeconds" from refusing r order by r.resets_in_seconds desc limit 1`,
  )
  return refused ? { refused } : { id }
}
