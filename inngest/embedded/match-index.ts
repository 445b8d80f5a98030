import type { ASTNode } from "@marcbachmann/cel-js"
import { compileExpression, evaluateToJson } from "./expression"
import type { EventBody } from "./types"

/**
 * What an arriving event must hold for an expression to have a chance: at `path` of its body the JSON `value`.
 * An empty path says nothing, so every event of that name has to be tried. Null: no event can ever match.
 */
export type MatchIndex = { path: string[]; value: string } | null

const anyEvent: MatchIndex = { path: [], value: "" }

/** Finds in `expression` an equality that has to hold and evaluates the side that the waiting run already knows. */
export function indexMatch(expression: string | undefined, event: EventBody): MatchIndex {
  if (!expression) return anyEvent
  let root: ASTNode
  try {
    root = compileExpression(expression).ast
  } catch {
    return null
  }
  for (const part of conjuncts(root)) {
    if (part.op !== "==") continue
    const [left, right] = part.args
    const path = asyncPath(left) ?? asyncPath(right)
    if (!path) continue
    const known = asyncPath(left) ? right : left
    if (mentionsAsync(known)) continue
    return { path, value: evaluateToJson(known.input.slice(known.range.start, known.range.end), { event }) }
  }
  return anyEvent
}

function conjuncts(node: ASTNode): ASTNode[] {
  return node.op === "&&" ? node.args.flatMap(conjuncts) : [node]
}

/** `async.data.id` and `async.data["id"]` → ["data", "id"]; null for anything else. */
function asyncPath(node: ASTNode): string[] | null {
  const keys: string[] = []
  let current = node
  for (;;) {
    if (current.op === ".") {
      keys.unshift(current.args[1])
      current = current.args[0]
    } else if (current.op === "[]" && current.args[1].op === "value" && typeof current.args[1].args === "string") {
      keys.unshift(current.args[1].args)
      current = current.args[0]
    } else return current.op === "id" && current.args === "async" && keys.length > 0 ? keys : null
  }
}

function mentionsAsync(node: ASTNode): boolean {
  if (node.op === "id") return node.args === "async"
  return nodesIn(node.args).some(mentionsAsync)
}

function nodesIn(value: unknown): ASTNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  return typeof value === "object" && value !== null && "op" in value && "args" in value ? [value as ASTNode] : []
}
