/** The switch of the semantic cache of one prompt in one workspace; on while nobody has touched it. */
export function semanticFlag(promptKey: string): string {
  return `cache.semantic.${promptKey}`
}
