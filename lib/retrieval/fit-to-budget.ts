/** No tokenizer of the supported models needs more than one token for three characters of running text. */
const charactersPerToken = 3
/** What the prompt wraps round each passage. */
const tokensPerPassage = 24

/** Upper estimate of the tokens a passage takes in a prompt. */
export function passageTokens(passage: { text: string; title: string }): number {
  return Math.ceil((passage.text.length + passage.title.length) / charactersPerToken) + tokensPerPassage
}

/** The passages in their order as far as the budget goes; one that does not fit is passed over for smaller ones after it. */
export function fitToBudget<Item extends { text: string; title: string }>(passages: readonly Item[], tokenBudget: number): Item[] {
  let left = tokenBudget
  return passages.filter((passage) => {
    const tokens = passageTokens(passage)
    if (tokens > left) return false
    left -= tokens
    return true
  })
}
