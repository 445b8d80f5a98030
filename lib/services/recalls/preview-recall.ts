import { countResting } from "@/lib/store/recalls/count-resting"
import { scopeOf, type ServiceContext } from "../context"
import { requireRole } from "../require-role"
import { recallRoles } from "./recall-roles"
import type { PreviewRecallInput, RecallPreview } from "./recalls.dto"
import { requireSubject } from "./require-subject"

/** What a recall would find at this moment; changes nothing. */
export async function previewRecall(ctx: ServiceContext, { selector }: PreviewRecallInput): Promise<RecallPreview> {
  requireRole(ctx, recallRoles)
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    await requireSubject(tx, ctx, selector)
    return countResting(tx, selector)
  })
}
