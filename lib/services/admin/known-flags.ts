import type { Deps } from "../context"

export const stopFlag = "stop"

/** Every switch of the product with the value it has while nobody has touched it. */
export function knownFlags(deps: Pick<Deps, "prompts">): Map<string, boolean> {
  return new Map([[stopFlag, false], ...deps.prompts.list().map((release): [string, boolean] => [release.definition.flag, true])])
}
