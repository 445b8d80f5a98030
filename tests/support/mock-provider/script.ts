import type { Behaviour, MockRequest, ScriptRule } from "./types"

/** The rules still to be played; a request takes the first that fits it. */
export function createScript(defaults: Behaviour) {
  let rules: { rule: ScriptRule; left: number }[] = []
  return {
    add(added: ScriptRule[]) {
      rules.push(...added.map((rule) => ({ rule, left: rule.times ?? (rule.match === undefined ? 1 : Number.POSITIVE_INFINITY) })))
    },
    clear() {
      rules = []
    },
    take(request: MockRequest): Behaviour {
      const found = rules.find(({ rule }) => fits(rule, request))
      if (!found) return defaults
      found.left--
      if (found.left <= 0) rules = rules.filter((entry) => entry !== found)
      return { ...defaults, ...found.rule.behave }
    },
  }
}

function fits({ match }: ScriptRule, request: MockRequest): boolean {
  if (match === undefined) return true
  if (typeof match === "function") return match(request)
  return typeof match === "string" ? request.prompt.includes(match) : match.test(request.prompt)
}
