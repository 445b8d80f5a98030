/**
 * Least cosine of two questions that may share an answer, by embedding model; a model that is not here shares none.
 *
 * A cosine alone cannot tell questions apart: on contract-swap and cross-intent pairs different questions reach 0.9 and more,
 * and paraphrases in other words fall to 0.7. So the agreement rules decide, and the cosine only has to throw out what they
 * let through by accident. The OpenAI models place unrelated questions of one field below about 0.5 and sentences that human
 * judges call the same (STS benchmark, 5 of 5) mostly above 0.75; the larger model spreads them wider. The offline embedder
 * compares words and parts of words, so that other words for the same thing bring its cosine down.
 */
const minimumByModel: Readonly<Record<string, number>> = {
  "openai/text-embedding-3-small": 0.75,
  "openai/text-embedding-3-large": 0.72,
}

const offlineMinimum = 0.3

export function minimumCosine(model: { provider: string; model: string }): number | null {
  if (model.provider === "offline") return offlineMinimum
  return minimumByModel[`${model.provider}/${model.model}`] ?? null
}
