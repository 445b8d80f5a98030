import { uuidv7 } from "uuidv7"
import { calls, requests } from "@/drizzle/schema"
import { scopeOf, type ServiceContext } from "@/lib/services/context"

export type WrittenCall = Partial<typeof calls.$inferInsert> & { provider: string; model: string }

/** Settled calls as the ledger would have them, whatever they are given. */
export async function writeCalls(ctx: ServiceContext, written: WrittenCall[]): Promise<string[]> {
  const rows = written.map((call) => ({
    workspaceId: ctx.actor.workspaceId,
    actorId: ctx.actor.userId,
    promptKey: "rag_answer",
    purpose: "answer",
    status: "settled" as const,
    boundNanoUsd: 0n,
    priceListVersion: "test",
    estimatedInputTokens: 0,
    maxOutputTokens: 0,
    day: (call.startedAt ?? new Date()).toISOString().slice(0, 10),
    ...call,
    id: uuidv7(),
  }))
  await ctx.deps.database.workspace(scopeOf(ctx), (tx) => tx.insert(calls).values(rows))
  return rows.map((row) => row.id)
}

/** A request of a person that is over, with what is given. */
export async function writeRequest(ctx: ServiceContext, given: Partial<typeof requests.$inferInsert> = {}): Promise<string> {
  const id = uuidv7()
  await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const { id: releaseId } = await ctx.deps.prompts.active(tx, given.promptKey ?? "rag_answer")
    await tx.insert(requests).values({
      id,
      workspaceId: ctx.actor.workspaceId,
      actorId: ctx.actor.userId,
      promptKey: "rag_answer",
      releaseId,
      payload: { question: "Which law governs?" },
      payloadHash: id,
      status: "done",
      announcedAt: new Date(),
      finishedAt: new Date(),
      ...given,
    })
  })
  return id
}
