import type { Deps } from "../context"
import { semanticFlag } from "../reuse/semantic-flag"

export const stopFlag = "stop"

/** Every switch of the product with the value it has while nobody has touched it. */
export function knownFlags(deps: Pick<Deps, "prompts">): Map<string, boolean> {
  const definitions = deps.prompts.list().map((release) => release.definition)
  return new Map([
    [stopFlag, false],
    ...definitions.map((definition): [string, boolean] => [definition.flag, true]),
    ...definitions.filter((definition) => definition.cache.semantic).map((definition): [string, boolean] => [semanticFlag(definition.key), true]),
  ])
}
