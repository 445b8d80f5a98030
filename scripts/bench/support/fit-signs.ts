const mostRounds = 60
const memory = 8
const least = 1e-5

/** Each row holds the places of the signs it has; `penalties` has one number for each sign. */
export type SignExamples = { rows: readonly Int32Array[]; truths: Uint8Array; penalties: Float64Array }

/** Logistic regression on signs that are there or not, with a ridge of its own for each; one weight a sign, the last is the bias. Limited-memory BFGS (Nocedal 1980) with backtracking. */
export function fitSigns(examples: SignExamples): Float64Array {
  const size = examples.penalties.length + 1
  let weights: Float64Array = new Float64Array(size)
  weights[size - 1] = -5
  let { loss, gradient } = lossOf(examples, weights)
  const steps: { move: Float64Array; turn: Float64Array; curve: number }[] = []
  for (let round = 0; round < mostRounds && Math.sqrt(dot(gradient, gradient)) > least; round++) {
    const direction = directionOf(gradient, steps)
    const slope = dot(direction, gradient)
    let stride = round === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1
    let next = moved(weights, direction, stride)
    let there = lossOf(examples, next)
    for (let tries = 0; tries < 20 && there.loss > loss + 1e-4 * stride * slope; tries++) {
      stride /= 2
      next = moved(weights, direction, stride)
      there = lossOf(examples, next)
    }
    const [move, turn] = [minus(next, weights), minus(there.gradient, gradient)]
    const curve = dot(move, turn)
    if (curve > 1e-10) steps.push({ move, turn, curve })
    if (steps.length > memory) steps.shift()
    const gain = loss - there.loss
    ;[weights, loss, gradient] = [next, there.loss, there.gradient]
    if (gain < least * Math.max(1, Math.abs(loss))) break
  }
  return weights
}

export function oddsOf(weights: Float64Array, row: Int32Array): number {
  let odds = weights[weights.length - 1] ?? 0
  for (const sign of row) odds += weights[sign] ?? 0
  return odds
}

function lossOf({ rows, truths, penalties }: SignExamples, weights: Float64Array): { loss: number; gradient: Float64Array } {
  const gradient = new Float64Array(weights.length)
  let loss = 0
  for (let sign = 0; sign < penalties.length; sign++) {
    const [weight, penalty] = [weights[sign] ?? 0, penalties[sign] ?? 0]
    loss += 0.5 * penalty * weight * weight
    gradient[sign] = penalty * weight
  }
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]
    if (!row) continue
    const odds = oddsOf(weights, row)
    const truth = truths[index] ?? 0
    loss += Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds))) - truth * odds
    const miss = 1 / (1 + Math.exp(-odds)) - truth
    for (const sign of row) gradient[sign] = (gradient[sign] ?? 0) + miss
    gradient[weights.length - 1] = (gradient[weights.length - 1] ?? 0) + miss
  }
  return { loss, gradient }
}

function directionOf(gradient: Float64Array, steps: readonly { move: Float64Array; turn: Float64Array; curve: number }[]): Float64Array {
  const direction = gradient.map((value) => -value)
  const shares: number[] = []
  for (const { move, turn, curve } of steps.toReversed()) {
    const share = dot(move, direction) / curve
    shares.unshift(share)
    add(direction, turn, -share)
  }
  const last = steps.at(-1)
  if (last) scale(direction, last.curve / dot(last.turn, last.turn))
  for (const [at, { move, turn, curve }] of steps.entries()) add(direction, move, (shares[at] ?? 0) - dot(turn, direction) / curve)
  return direction
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0)
  return sum
}

function add(target: Float64Array, other: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) + factor * (other[at] ?? 0)
}

function scale(target: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) * factor
}

function moved(from: Float64Array, direction: Float64Array, stride: number): Float64Array {
  return from.map((value, at) => value + stride * (direction[at] ?? 0))
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, at) => value - (b[at] ?? 0))
}
