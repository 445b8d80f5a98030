import { analyseContract } from "@/inngest/functions/documents/analyse-contract"
import { processDocument } from "@/inngest/functions/documents/process-document"
import { checkIndex } from "@/inngest/functions/indexing/check-index"
import { fillGrid } from "@/inngest/functions/grids/fill-grid"
import type { FunctionInput } from "@/inngest/functions/function-input"
import type { ProductEvent } from "@/lib/services/events"
import type { TestDeps } from "@/tests/support/deps"

type Step = { run: (id: string, work: () => Promise<unknown>) => Promise<unknown> }
type Handler = (input: { event: { data: unknown }; step: Step }) => Promise<unknown>

/** Hands every announced event to the durable function it triggers, steps and all, until none is left; what steps return goes through JSON. */
export async function runEngine(deps: TestDeps, options: { timesPerStep?: number } = {}): Promise<unknown[]> {
  const results: unknown[] = []
  for (let event = deps.announced.shift(); event; event = deps.announced.shift()) {
    const handler = handlerFor(deps, event)
    if (handler) results.push(await handler({ event: { data: event.data }, step: repeating(options.timesPerStep ?? 1) }))
  }
  return results
}

function handlerFor(deps: TestDeps, event: ProductEvent): Handler | null {
  if (event.name === "document/version-added") return handlerOf(processDocument, deps)
  if (event.name === "request/accepted" && event.data.promptKey === "contract_analysis") return handlerOf(analyseContract, deps)
  if (event.name === "index/check-asked") return handlerOf(checkIndex, deps)
  if (event.name === "grid/fill-asked") return handlerOf(fillGrid, deps)
  return null
}

function handlerOf(create: (input: FunctionInput) => unknown, deps: TestDeps): Handler {
  const client = { createFunction: (_config: unknown, handler: Handler) => handler }
  return create({ client: client as unknown as FunctionInput["client"], deps }) as Handler
}

/** A step that ran and was not recorded is run again. */
function repeating(times: number): Step {
  return {
    run: async (_id, work) => {
      let value: unknown
      for (let time = 0; time < times; time++) value = await work()
      return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
    },
  }
}
