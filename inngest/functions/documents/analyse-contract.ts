import { assessForAnalysis, extractForAnalysis, finishForAnalysis, giveUpOnAnalysis, prepareForAnalysis, reportForAnalysis, saveForAnalysis } from "@/lib/services/documents"
import type { FunctionInput } from "../function-input"

type Key = { workspaceId: string; userId: string; requestId: string }
type Step = { run: <Result>(id: string, work: () => Promise<Result>) => Promise<Result> }

const sectionsAtOnce = 4

/** Prepare → clauses of each section, four at a time → check the quotes and keep them → risks and summary → hold for a reviewer. */
export function analyseContract({ client, deps }: FunctionInput) {
  return client.createFunction(
    {
      id: "analyse-contract",
      triggers: [{ event: "request/accepted", if: "event.data.promptKey == 'contract_analysis'" }],
      idempotency: "event.data.requestId",
      retries: 3,
      concurrency: [{ key: "event.data.workspaceId", limit: 4 }],
      priority: { run: "event.data.isUserFacing ? 300 : 0" },
      onFailure: async ({ event }: { event: { data: { event: { data: Key } } } }) => giveUpOnAnalysis(deps, keyOf(event.data.event.data)),
    },
    async ({ event, step }: { event: { data: Key }; step: Step }) => {
      const key = keyOf(event.data)
      const prepared = await step.run("prepare", () => prepareForAnalysis(deps, key))
      if (prepared.state !== "prepared") return prepared.state
      const { work, sections } = prepared
      const partIds: string[] = []
      for (let first = 0; first < sections; first += sectionsAtOnce) {
        const indexes = Array.from({ length: Math.min(sectionsAtOnce, sections - first) }, (_, offset) => first + offset)
        const batch = await Promise.all(indexes.map((index) => step.run(`extract-${index}`, () => extractForAnalysis(deps, key, { work, index }))))
        for (const extracted of batch) {
          if (extracted.state !== "extracted") return extracted.state
          partIds.push(extracted.partId)
        }
        const done = partIds.length
        await step.run(`report-${done}`, () => reportForAnalysis(deps, key, { work, done, sections }).then(() => true))
      }
      const saved = await step.run("save", () => saveForAnalysis(deps, key, { work, partIds }))
      if (saved.state !== "saved") return saved.state
      const assessed = await step.run("assess", () => assessForAnalysis(deps, key, work))
      if (assessed.state !== "written") return assessed.state
      const finished = await step.run("finish", () => finishForAnalysis(deps, key, work))
      return finished.state
    },
  )
}

function keyOf({ workspaceId, userId, requestId }: Key): Key {
  return { workspaceId, userId, requestId }
}
