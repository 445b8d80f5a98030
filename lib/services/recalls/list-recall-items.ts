import type { RequestStatus } from "@/drizzle/schema/constants"
import { listRecallItems as listRecords, type RecallItemRecord } from "@/lib/store/recalls/list-items"
import { findRequest } from "@/lib/store/requests/lock-request"
import { scopeOf, type ServiceContext } from "../context"
import type { Page } from "../paging.dto"
import { mayReadTexts } from "../requests/may-read-request"
import { subjectOf } from "../requests/subject-of"
import { readableRecall } from "./get-recall"
import type { ListRecallItemsInput, RecallItemView } from "./recalls.dto"

export async function listRecallItems(ctx: ServiceContext, { id, cursor, limit, ...filter }: { id: string } & ListRecallItemsInput): Promise<Page<RecallItemView>> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const { ownerId } = await readableRecall(tx, ctx, id)
    const found = await listRecords(tx, { recallId: id, ownerId, ...filter, after: cursor ?? null, limit: limit + 1 })
    const items: RecallItemView[] = []
    for (const record of found.slice(0, limit)) {
      const request = record.requestId ? await findRequest(tx, record.requestId) : null
      items.push(toView(ctx, record, request !== null && (await mayReadTexts(tx, ctx.actor, request))))
    }
    return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null }
  })
}

function toView(ctx: ServiceContext, record: RecallItemRecord, seesTexts: boolean): RecallItemView {
  const { id, kind, state, requestId, promptKey, payload, gridId, cellId, columnTitle, documentTitle, actorId, actorName, exportFormat, exportedAt, exportedBy, replacementId, replacementStatus, notifiedAt, settledAt, settledBy, note } = record
  return {
    id,
    kind,
    state,
    requestId,
    promptTitle: promptKey && ctx.deps.prompts.title(promptKey),
    subject: seesTexts && payload ? subjectOf(payload) || null : null,
    cell: gridId && cellId ? { gridId, cellId, columnTitle: columnTitle ?? "", documentTitle: documentTitle ?? "" } : null,
    author: actorId ? { id: actorId, name: actorName ?? "" } : null,
    export: exportFormat && exportedAt ? { format: exportFormat, exportedAt, exportedBy: exportedBy ?? "" } : null,
    replacement: replacementId && replacementStatus ? { id: replacementId, status: replacementStatus as RequestStatus } : null,
    notifiedAt,
    settledAt,
    settledBy,
    note,
  }
}
