const rounds = 4_000
const step = 0.3
const parts = 10

export type Example = { values: number[]; isTrue: boolean }

/** Logistic regression by gradient descent on evened-out values, with a ridge; weights are those of the values as given, the last one is the bias. */
export function fitLogistic(examples: readonly Example[], { ridge }: { ridge: number }): number[] {
  const width = examples[0]?.values.length ?? 0
  const scales = Array.from({ length: width }, (_, at) => spread(examples.map((example) => example.values[at] ?? 0)))
  const inputs = examples.map(({ values }) => values.map((value, at) => (value - (scales[at]?.mean ?? 0)) / (scales[at]?.deviation ?? 1)))
  const weights = Array.from({ length: width + 1 }, () => 0)
  for (let round = 0; round < rounds; round++) {
    const gradient = weights.map((weight, at) => (at < width ? (ridge * weight) / examples.length : 0))
    for (const [row, input] of inputs.entries()) {
      const odds = input.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), weights[width] ?? 0)
      const miss = (1 / (1 + Math.exp(-odds)) - Number(examples[row]?.isTrue)) / examples.length
      for (let at = 0; at <= width; at++) gradient[at] = (gradient[at] ?? 0) + miss * (input[at] ?? 1)
    }
    for (let at = 0; at <= width; at++) weights[at] = (weights[at] ?? 0) - step * (gradient[at] ?? 0)
  }
  const given = weights.slice(0, width).map((weight, at) => weight / (scales[at]?.deviation ?? 1))
  return [...given, given.reduce((bias, weight, at) => bias - weight * (scales[at]?.mean ?? 0), weights[width] ?? 0)]
}

/** What a row of values weighs; the last weight is the bias. */
export function scoreOf(weights: readonly number[], values: readonly number[]): number {
  return values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), weights.at(-1) ?? 0)
}

/** The score of each example by weights fitted without it, nor its neighbours: questions on one passage stand side by side. */
export function scoreUnseen(examples: readonly Example[], options: { ridge: number }): number[] {
  const partOf = (at: number) => Math.floor((at * parts) / examples.length)
  return Array.from({ length: parts }, (_, part) => part).flatMap((part) => {
    const weights = fitLogistic(examples.filter((_, at) => partOf(at) !== part), options)
    return examples.filter((_, at) => partOf(at) === part).map((example) => scoreOf(weights, example.values))
  })
}

function spread(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1 }
}
