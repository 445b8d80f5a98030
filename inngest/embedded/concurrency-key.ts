import { createHash } from "node:crypto"
import type { ConcurrencyLimit, EventBody, RegisteredFunction } from "./types"
import { evaluateToJson } from "./expression"

/** Parts the name of a limit from the value it is held by; SQL splits on it to find the limit of a key. */
export const keySeparator = "\u001f"

const longestPlainKey = 120

function limitName(definition: RegisteredFunction, index: number): string {
  const limit = definition.concurrency[index] as ConcurrencyLimit
  return limit.scope === "env" ? `env:${limit.key ?? ""}` : `${definition.id}#${index}`
}

export function concurrencyKeysOf(definition: RegisteredFunction, event: EventBody): string[] {
  return definition.concurrency.map((limit, index) => `${limitName(definition, index)}${keySeparator}${keyValue(limit.key, event)}`)
}

/** Limit by limit name, over all functions. */
export function limitsOf(functions: Iterable<RegisteredFunction>): Record<string, number> {
  const limits: Record<string, number> = {}
  for (const definition of functions)
    for (const [index, limit] of definition.concurrency.entries()) limits[limitName(definition, index)] = limit.limit
  return limits
}

/** The value of a key expression, short enough for an index. */
export function keyValue(expression: string | undefined, event: EventBody): string {
  if (!expression) return ""
  const json = evaluateToJson(expression, { event })
  return json.length <= longestPlainKey ? json : createHash("sha256").update(json).digest("hex")
}
