import { finishForRequest, giveUpOnRequest, type RequestKey, retrieveForRequest, writeForRequest } from "@/lib/services/requests"
import type { FunctionInput } from "../function-input"

/** Retrieve, write, finish: every request except the analyses, which have a function of their own. */
export function answerRequest({ client, deps }: FunctionInput) {
  return client.createFunction(
    {
      id: "answer-request",
      triggers: [{ event: "request/accepted", if: "event.data.promptKey != 'contract_analysis'" }],
      idempotency: "event.data.requestId",
      retries: 3,
      concurrency: [{ key: "event.data.userId", limit: 64 }],
      priority: { run: "event.data.isUserFacing ? 300 : 0" },
      onFailure: async ({ event }: { event: { data: { event: { data: RequestKey } } } }) => giveUpOnRequest(deps, keyOf(event.data.event.data)),
    },
    async ({ event, step }: { event: { data: RequestKey }; step: { run: (id: string, work: () => Promise<string>) => Promise<string> } }) => {
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
