import { keySeparator } from "./concurrency-key"
import type { ReadyJob } from "./store/find-ready-jobs"

/** Of the ready jobs, in their order, those that fit under every limit they count against. */
export function chooseJobs(ready: ReadyJob[], limits: Record<string, number>): string[] {
  const busy = new Map(Object.entries(ready[0]?.busy ?? {}))
  const chosen: string[] = []
  for (const job of ready) {
    const isFull = job.concurrencyKeys.some((key) => (busy.get(key) ?? 0) >= (limits[key.split(keySeparator, 1)[0] ?? ""] ?? Number.POSITIVE_INFINITY))
    if (isFull) continue
    for (const key of job.concurrencyKeys) busy.set(key, (busy.get(key) ?? 0) + 1)
    chosen.push(job.id)
  }
  return chosen
}
