import { finishForRequest, giveUpOnRequest, type RequestKey, retrieveForRequest, writeForRequest } from "@/lib/services/requests"
import type { FunctionInput } from "../function-input"

type Step = { run: (id: string, work: () => Promise<string>) => Promise<string> }

/** Retrieve, write, finish: every request that a person waits for, except the analyses, which have a function of their own. */
export function answerRequest(input: FunctionInput) {
  return createAnswering(input, {
    id: "answer-request",
    triggers: [{ event: "request/accepted", if: "event.data.promptKey != 'contract_analysis' && event.data.isUserFacing" }],
    concurrency: [{ key: "event.data.userId", limit: 64 }],
    priority: { run: "300" },
  })
}

/**
 * The same for what nobody waits for. Few at a time, of one workspace and of all: priority alone only orders what waits,
 * and a person's request must not share the machine with hundreds of these.
 */
export function answerBatchRequest(input: FunctionInput) {
  return createAnswering(input, {
    id: "answer-batch-request",
    triggers: [{ event: "request/accepted", if: "event.data.promptKey != 'contract_analysis' && !event.data.isUserFacing" }],
    concurrency: [{ limit: 8 }, { key: "event.data.workspaceId", limit: 4 }],
    priority: { run: "0" },
  })
}

type Lane = { id: string; triggers: { event: string; if: string }[]; concurrency: [{ limit: number; key?: string }, ...{ limit: number; key?: string }[]]; priority: { run: string } }

function createAnswering({ client, deps }: FunctionInput, { concurrency, ...lane }: Lane) {
  return client.createFunction(
    {
      ...lane,
      concurrency: concurrency as [{ limit: number; key?: string }],
      idempotency: "event.data.requestId",
      retries: 3,
      onFailure: async ({ event }: { event: { data: { event: { data: RequestKey } } } }) => giveUpOnRequest(deps, keyOf(event.data.event.data)),
    },
    async ({ event, step }: { event: { data: RequestKey }; step: Step }) => {
      const key = keyOf(event.data)
      const retrieved = await step.run("retrieve", () => retrieveForRequest(deps, key))
      if (retrieved !== "go") return retrieved
      const written = await step.run("write", () => writeForRequest(deps, key))
      if (written !== "go") return written
      return step.run("finish", () => finishForRequest(deps, key))
    },
  )
}

function keyOf({ workspaceId, userId, requestId }: RequestKey): RequestKey {
  return { workspaceId, userId, requestId }
}
