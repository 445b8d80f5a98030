export type Sample = { p50: number; p99: number; mean: number; count: number }

export function sampleOf(values: readonly number[]): Sample {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99), mean: values.reduce((sum, value) => sum + value, 0) / values.length, count: values.length }
}

/** Milliseconds of processor time that this process has used since a mark: unlike times by the clock, little moved by what else the machine does. */
export function processorMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

export function inMs(value: number): string {
  return `${value.toFixed(1)} ms`
}

/** Runs `work` so many times, so many at once. */
export async function repeat<Result>(options: { times: number; atOnce: number }, work: (index: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  const worker = async () => {
    for (let index = next++; index < options.times; index = next++) results.push(await work(index))
  }
  await Promise.all(Array.from({ length: options.atOnce }, worker))
  return results
}
