import { fork, type ChildProcess } from "node:child_process"
import { readFile } from "node:fs/promises"
import path from "node:path"
import { describeFailure } from "./extraction-error"
import type { ExtractionLimits } from "./extraction-limits"
import type { TaskResult, WorkerJob } from "./worker-job"

/** A process that works on documents one at a time. `run` rejects only when the process could not be started or was stopped by somebody else. */
export type ExtractionChild = {
  /** Rejects when the process could not be started. */
  readonly ready: Promise<void>
  run(task: WorkerJob["task"], limits: ExtractionLimits): Promise<TaskResult>
  stop(): void
  isAlive(): boolean
  readonly maxHeapMb: number
  readonly pid: number | undefined
}

/** What a child runs: it reads documents, or it draws pages. */
export type ChildScript = "worker.ts" | "draw-worker.ts"

const startDeadlineMs = 30_000
const memoryPollMs = 50
/** A child at work that had less of a processor than this was kept waiting by others; one that had next to nothing of it waits for itself. */
const shareOfTime = 0.8
const shareOfIdle = 0.03
const live = new Set<ChildProcess>()
let isExitHooked = false

/** The child gets an environment of its own, so that no secret of the parent is in reach of a parser. */
export function startExtractionChild(maxHeapMb: number, script: ChildScript = "worker.ts"): ExtractionChild {
  const child = fork(/*turbopackIgnore: true*/ path.join(/*turbopackIgnore: true*/ process.cwd(), "lib/documents/extraction", script), [], {
    env: { NODE_ENV: "production" },
    execArgv: ["--import", "tsx", `--max-old-space-size=${maxHeapMb}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  })
  keepUntilExit(child)
  const complaints = collectComplaints(child)
  const ready = waitUntilReady(child, complaints)
  ready.catch(() => child.kill("SIGKILL"))
  const isAlive = () => child.exitCode === null && child.signalCode === null && child.connected
  child.once("message", () => hold(child, false))
  return {
    maxHeapMb,
    ready,
    pid: child.pid,
    isAlive,
    stop: () => void child.kill("SIGKILL"),
    run: async (task, limits) => {
      await ready
      hold(child, true)
      try {
        return await runJob(child, { id: nextId++, task, limits })
      } finally {
        hold(child, false)
      }
    },
  }
}

let nextId = 1

/** An idle child must not keep the program running. */
function hold(child: ChildProcess, isHeld: boolean): void {
  const method = isHeld ? "ref" : "unref"
  child[method]()
  child.channel?.[method]()
  const errors = child.stderr as unknown as { ref?: () => void; unref?: () => void } | null
  errors?.[method]?.()
}

function keepUntilExit(child: ChildProcess): void {
  live.add(child)
  child.once("exit", () => live.delete(child))
  if (isExitHooked) return
  isExitHooked = true
  process.once("exit", () => {
    for (const each of live) each.kill("SIGKILL")
  })
}

function collectComplaints(child: ChildProcess): () => string {
  let text = ""
  child.stderr?.on("data", (part: Buffer) => {
    text = (text + part.toString("utf8")).slice(-4_000)
  })
  return () => text
}

function waitUntilReady(child: ChildProcess, complaints: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(timer)
      reject(new Error(`The document reader could not be started: ${reason} ${complaints()}`.trim()))
    }
    const timer = setTimeout(() => fail("it did not answer in time."), startDeadlineMs)
    timer.unref()
    child.once("error", (error) => fail(error.message))
    child.once("exit", (code) => fail(`it ended with code ${code}.`))
    child.once("message", () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function runJob(child: ChildProcess, job: WorkerJob): Promise<TaskResult> {
  return new Promise((resolve, reject) => {
    let verdict: TaskResult | null = null
    let isOver = false
    const stopWatching = () => {
      isOver = true
      clearTimeout(deadline)
      clearInterval(memory)
      child.off("message", onMessage)
      child.off("exit", onExit)
    }
    const kill = (code: "timeout" | "out_of_memory", wasKeptWaiting = false) => {
      if (isOver) return
      verdict ??= { ok: false, failure: describeFailure(code), wasKeptWaiting }
      child.kill("SIGKILL")
    }
    const onMessage = (message: { id?: number; result?: TaskResult }) => {
      if (message.id !== job.id || message.result === undefined) return
      stopWatching()
      resolve(message.result)
    }
    const onExit = (code: number | null, signal: NodeJS.Signals | null) => {
      stopWatching()
      const result = verdict ?? blameDocument(code, signal)
      if (result === null) reject(new Error(`The document reader was stopped from outside (${signal ?? code}).`))
      else resolve(result)
    }
    const { timeoutMs } = job.limits
    const usedBefore = processorMs(child.pid)
    const deadline = setTimeout(() => void expire(), timeoutMs)
    const expire = async () => {
      const [before, now] = await Promise.all([usedBefore, processorMs(child.pid)])
      const share = before === null || now === null ? 1 : (now - before) / timeoutMs
      kill("timeout", share < shareOfTime && share > shareOfIdle)
    }
    const memory = setInterval(() => {
      void residentMb(child.pid).then((megabytes) => megabytes > job.limits.maxResidentMb && kill("out_of_memory"))
    }, memoryPollMs)
    child.on("message", onMessage)
    child.on("exit", onExit)
    child.send(job, (error) => {
      if (error === null) return
      stopWatching()
      child.kill("SIGKILL")
      reject(error)
    })
  })
}

const memoryDeaths = new Set<unknown>(["SIGABRT", "SIGKILL", "SIGTRAP", "SIGILL", 133, 134])

/** What a child's death says of its document; null when somebody stopped the child, which says nothing. */
function blameDocument(code: number | null, signal: NodeJS.Signals | null): TaskResult | null {
  if (memoryDeaths.has(signal ?? code)) return { ok: false, failure: describeFailure("out_of_memory") }
  if (code === 0 || signal === "SIGTERM" || signal === "SIGINT" || signal === "SIGHUP") return null
  return { ok: false, failure: describeFailure("corrupt") }
}

/** 0 where the system has no /proc; the heap limit holds there alone. */
async function residentMb(pid: number | undefined): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, "utf8")
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024
  } catch {
    return 0
  }
}

/** Processor time of a child in steps of 10 ms; null where the system does not tell. */
async function processorMs(pid: number | undefined): Promise<number | null> {
  try {
    const fields = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ").at(-1)?.split(" ") ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return null
  }
}
