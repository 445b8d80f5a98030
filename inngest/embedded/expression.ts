import { Environment, type ParseResult } from "@marcbachmann/cel-js"

export type ExpressionContext = { event: unknown; async?: unknown }

const environment = new Environment().registerVariable("event", "dyn").registerVariable("async", "dyn")
const compiledLimit = 500
const compiled = new Map<string, ParseResult>()

/** Throws for what does not parse, names an unknown variable or calls an unknown function. */
export function compileExpression(source: string): ParseResult {
  const known = compiled.get(source)
  if (known) return known
  const parsed = environment.parse(source)
  const checked = parsed.check()
  if (!checked.valid) throw checked.error ?? new Error("is not valid")
  // Waits may carry texts built at run time, so the cache must not grow with them.
  if (compiled.size >= compiledLimit) for (const oldest of compiled.keys()) { compiled.delete(oldest); break }
  compiled.set(source, parsed)
  return parsed
}

/** The value as CEL gives it (its integers are bigint), or undefined where a key is missing. */
export function evaluateExpression(source: string, context: ExpressionContext): unknown {
  try {
    return compileExpression(source)(context) as unknown
  } catch {
    return undefined
  }
}

export function isTrue(source: string, context: ExpressionContext): boolean {
  return evaluateExpression(source, context) === true
}

/** The value as JSON text; null where a key is missing. */
export function evaluateToJson(source: string, context: ExpressionContext): string {
  const value = evaluateExpression(source, context)
  return JSON.stringify(value ?? null, (_, inner: unknown) => (typeof inner === "bigint" ? Number(inner) : inner))
}
