import type { Database } from "@/drizzle/client"
import { answersSometimes, applyReport, type BreakerReport } from "@/lib/inference/resilience/breaker-rule"
import type { ModelRoute } from "@/lib/inference/port"
import { type BreakerRecord, findBreaker, lockBreaker } from "@/lib/store/resilience/lock-breaker"
import { insertTransition, takeProbe, updateBreaker } from "@/lib/store/resilience/update-breaker"
import type { Log } from "@/lib/telemetry/log"
import type { StreamHub } from "../requests/stream/stream-hub"
import { WaitingCalls } from "./waiting-calls"

/** Old enough to look again; a change elsewhere is told at once where the database can. */
const refreshMs = 2_000
/** A probe whose sender died is free again after that. */
const probeLeaseMs = 60_000

/** When nothing else can be asked, only a silence as long as this keeps a call back. */
const deadSilenceMs = 2_000

export type Admission = "allowed" | "probe" | "refused"

type Entry = { record: BreakerRecord | null; readAtMs: number; successes: number; probeUntilMs: number; waiting: WaitingCalls; reading: Promise<void> | null }

/** `heard`: the headers came; `answered`: so did some of the answer; `ended`: with null when all is well. */
export type ObservedCall = { heard: () => void; answered: () => void; ended: (failure: { errorCode: string; countsAgainstProvider: boolean } | null) => void }

type BoardDeps = { database: Database; hub: StreamHub; log: Log; clock: () => Date }

/**
 * The breakers as this process sees them. Their state is the database's, shared by all replicas; what is asked before every
 * call comes from memory, and only failures, probes and the success after a failure are written.
 */
export class BreakerBoard {
  private readonly entries = new Map<string, Entry>()

  constructor(private readonly deps: BoardDeps) {}

  /** Whether a call may go out on this route now. `probe`: it is the one that finds out whether the provider is back. */
  async admit(route: ModelRoute): Promise<Admission> {
    if (route.provider === "offline") return "allowed"
    const entry = this.entryOf(route)
    if (this.nowMs() - entry.readAtMs > refreshMs) {
      const reading = (entry.reading ??= this.read(route, entry).finally(() => (entry.reading = null)))
      // A closed breaker that grew old costs nobody a wait; an open one, or one not seen since it changed, is looked at first.
      if (entry.readAtMs === Number.NEGATIVE_INFINITY || entry.record?.state === "open" || entry.record?.forced) await reading
    }
    const { record } = entry
    if (record?.forced) return record.forced === "open" ? "refused" : "allowed"
    if (record?.state === "open") return (await this.takeProbe(route, entry)) ? "probe" : "refused"
    return entry.waiting.isSilent(this.nowMs()) ? "refused" : "allowed"
  }

  /** Whether a route that was refused may be asked because no other is left: it fails often or is slow, but is not dead. */
  admitsAsLastResort(route: ModelRoute): boolean {
    const { record, waiting } = this.entryOf(route)
    if (record?.forced || waiting.silentForMs(this.nowMs()) > deadSilenceMs) return false
    return record?.state !== "open" || answersSometimes(record)
  }

  /** A call has left the house on this route; the returned hooks tell how it went on. */
  begin(route: ModelRoute): ObservedCall {
    const entry = this.entryOf(route)
    const isProbe = entry.probeUntilMs > this.nowMs()
    entry.probeUntilMs = 0
    const stopWaiting = entry.waiting.add(this.nowMs())
    let isAnswered = false
    return {
      heard: () => stopWaiting(this.nowMs()),
      answered: () => {
        isAnswered = true
      },
      // A probe is judged by its end: a provider whose streams break is not back.
      ended: (failure) => {
        stopWaiting(null)
        if (failure?.countsAgainstProvider) this.report(route, entry, { outcome: "failure", errorCode: failure.errorCode, isProbe })
        else if (isProbe && (failure === null || isAnswered)) this.report(route, entry, { outcome: "success", errorCode: null, isProbe })
        else if (isProbe) this.giveBackProbe(route)
        else if (failure === null) this.noteSuccess(route, entry)
      },
    }
  }

  private noteSuccess(route: ModelRoute, entry: Entry): void {
    if (entry.record && entry.record.consecutiveFailures > 0) this.report(route, entry, { outcome: "success", errorCode: null, isProbe: false })
    else entry.successes++
  }

  /** Written in the background: no caller waits for it, and a report that gets lost is one of many. */
  private report(route: ModelRoute, entry: Entry, report: Pick<BreakerReport, "outcome" | "errorCode" | "isProbe">): void {
    const successesBefore = entry.successes
    entry.successes = 0
    this.write(route, entry, { ...report, successesBefore, at: this.deps.clock() }).catch((error: unknown) => this.deps.log.warn({ err: error, ...route }, "a breaker could not be written"))
  }

  private async write(route: ModelRoute, entry: Entry, report: BreakerReport): Promise<void> {
    const { database, hub, log } = this.deps
    const change = await database.system(async (tx) => {
      const before = await lockBreaker(tx, route)
      const result = applyReport(before, report)
      entry.record = { ...before, ...result.after }
      entry.readAtMs = this.nowMs()
      if (result.after === before) return null
      await updateBreaker(tx, route, result.after)
      if (!result.change) return null
      await insertTransition(tx, { ...route, ...result.change })
      await hub.notify(tx, [breakerKey(route)])
      return result.change
    })
    if (change) log.warn({ ...route, ...change, code: report.errorCode, alert: "provider" }, "a breaker has changed")
  }

  private giveBackProbe(route: ModelRoute): void {
    this.deps.database.system((tx) => updateBreaker(tx, route, { probeLeaseUntil: null })).catch((error: unknown) => this.deps.log.warn({ err: error, ...route }, "a probe could not be given back"))
  }

  private async takeProbe(route: ModelRoute, entry: Entry): Promise<boolean> {
    const now = this.deps.clock()
    if (!entry.record?.probeAt || entry.record.probeAt > now || entry.probeUntilMs > now.getTime()) return false
    const isTaken = await this.deps.database.statement((tx) => takeProbe(tx, { ...route, leaseMs: probeLeaseMs, now }))
    if (isTaken) entry.probeUntilMs = now.getTime() + probeLeaseMs
    return isTaken
  }

  private async read(route: ModelRoute, entry: Entry): Promise<void> {
    entry.record = await this.deps.database.statement((tx) => findBreaker(tx, route))
    entry.readAtMs = this.nowMs()
  }

  private entryOf(route: ModelRoute): Entry {
    const key = breakerKey(route)
    const known = this.entries.get(key)
    if (known) return known
    const entry: Entry = { record: null, readAtMs: Number.NEGATIVE_INFINITY, successes: 0, probeUntilMs: 0, waiting: new WaitingCalls(), reading: null }
    this.entries.set(key, entry)
    this.deps.hub.subscribe(key, () => (entry.readAtMs = Number.NEGATIVE_INFINITY))
    return entry
  }

  private nowMs(): number {
    return this.deps.clock().getTime()
  }
}

/** The hub's key of a breaker; the hub's messages are split at spaces, which no model's name has. */
export function breakerKey({ provider, model }: { provider: string; model: string }): string {
  return `breaker:${provider}/${model}`
}
