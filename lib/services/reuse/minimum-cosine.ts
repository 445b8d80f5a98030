/**
 * Least cosine of two questions that may share an answer, by embedding model; a model that is not here shares none.
 *
 * A cosine alone cannot tell questions apart: with the offline embedder 69 of 100 pairs of different questions, and 99 of 100
 * that differ in the contract they name, pass a limit that loses 13 of 100 paraphrases. So the agreement rules decide
 * (doQuestionsAgree), and the cosine has to throw out what they might let through by accident. The OpenAI values are set, not
 * measured: well above the least cosine of a relevant passage (0.28), and low enough for a paraphrase in other words, which
 * lies far below one that repeats the words; the larger model spreads the same texts wider. `npm run bench:cache` with a key
 * shows the cosines of the pairs that agree. The offline embedder compares words and parts of words, so that other words for
 * the same thing bring its cosine down.
 */
const minimumByModel: Readonly<Record<string, number>> = {
  "openai/text-embedding-3-small": 0.7,
  "openai/text-embedding-3-large": 0.66,
}

const offlineMinimum = 0.3

export function minimumCosine(model: { provider: string; model: string }): number | null {
  if (model.provider === "offline") return offlineMinimum
  return minimumByModel[`${model.provider}/${model.model}`] ?? null
}
