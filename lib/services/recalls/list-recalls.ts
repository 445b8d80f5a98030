import { listModelsUsed, listRecallRows, listReleasesUsed } from "@/lib/store/recalls/list-recalls"
import { scopeOf, type ServiceContext } from "../context"
import type { Page } from "../paging.dto"
import { requireRole } from "../require-role"
import { describeSubject } from "./describe-subject"
import { recallRoles } from "./recall-roles"
import type { ListRecallsInput, RecallChoices, RecallRow } from "./recalls.dto"

export async function listRecalls(ctx: ServiceContext, input: ListRecallsInput): Promise<Page<RecallRow>> {
  requireRole(ctx, recallRoles)
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const found = await listRecallRows(tx, { state: input.state ?? null, before: input.cursor ?? null, limit: input.limit + 1 })
    const items: RecallRow[] = []
    for (const { selector, createdById, createdByName, ...row } of found.slice(0, input.limit)) items.push({ ...row, subject: await describeSubject(tx, selector), createdBy: { id: createdById, name: createdByName } })
    return { items, nextCursor: found.length > input.limit ? (items.at(-1)?.id ?? null) : null }
  })
}

/** Models and prompt releases that wrote something in this workspace. */
export async function listRecallChoices(ctx: ServiceContext): Promise<RecallChoices> {
  requireRole(ctx, recallRoles)
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => ({ models: await listModelsUsed(tx), releases: await listReleasesUsed(tx) }))
}
