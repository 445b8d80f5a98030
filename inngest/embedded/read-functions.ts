import type { z } from "zod"
import { FunctionConfig } from "./function-config"
import { parseDurationMs } from "./moment"
import type { RegisteredFunction } from "./types"

/** Inngest's server gives 4 retries to a function that names none. */
const defaultRetryCount = 4

export class UnsupportedFunctionsError extends Error {
  override readonly name = "UnsupportedFunctionsError"
  constructor(readonly problems: string[]) {
    super(`The embedded engine refuses to start:\n  ${problems.join("\n  ")}`)
  }
}

/** Reads the SDK's registration; one error lists everything in it that this engine does not implement or cannot parse. */
export function readFunctions(registration: unknown[]): Map<string, RegisteredFunction> {
  const problems: string[] = []
  const functions = new Map<string, RegisteredFunction>()
  for (const raw of registration) {
    const id = (raw as { id?: unknown }).id
    const parsed = FunctionConfig.safeParse(raw)
    if (!parsed.success) problems.push(...parsed.error.issues.flatMap((issue) => describeIssue(String(id), issue)))
    else if (functions.has(parsed.data.id)) problems.push(`${parsed.data.id}: two functions have this id`)
    else functions.set(parsed.data.id, toRegistered(parsed.data))
  }
  if (problems.length > 0) throw new UnsupportedFunctionsError(problems)
  return functions
}

function describeIssue(functionId: string, issue: z.core.$ZodIssue): string[] {
  const where = issue.path.filter((key) => typeof key === "string")
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => `${functionId}: option "${[...where, key].join(".")}" is not implemented by the embedded engine`)
  return [`${functionId}: option "${where.join(".")}": ${issue.message}`]
}

function toRegistered(config: FunctionConfig): RegisteredFunction {
  return {
    id: config.id,
    triggers: config.triggers,
    maxAttempts: (config.steps.step.retries?.attempts ?? defaultRetryCount) + 1,
    concurrency: config.concurrency.filter((limit) => limit.limit > 0),
    cancellations: config.cancel,
    priority: config.priority?.run ?? null,
    idempotency: config.idempotency ?? null,
    singleton: config.singleton ?? null,
    finishTimeoutMs: config.timeouts?.finish ? parseDurationMs(config.timeouts.finish) : null,
  }
}
