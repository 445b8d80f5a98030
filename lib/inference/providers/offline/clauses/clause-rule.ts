/** How one clause type is known in a sentence: one of `any`, all of `all`, none of `not`. */
export type ClauseRule = {
  type: string
  any: RegExp[]
  all?: RegExp[]
  not?: RegExp[]
  /** How often such a sentence was marked by lawyers, roughly. */
  confidence: number
  /** The fact asked for, taken from the sentence. */
  answer?: (sentence: string) => string | null
}

export function matchesRule(rule: ClauseRule, sentence: string): boolean {
  return (
    rule.any.some((pattern) => pattern.test(sentence)) &&
    (rule.all ?? []).every((pattern) => pattern.test(sentence)) &&
    !(rule.not ?? []).some((pattern) => pattern.test(sentence))
  )
}
