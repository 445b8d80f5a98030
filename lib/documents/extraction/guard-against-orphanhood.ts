import { Worker } from "node:worker_threads"

const watch = `
const parent = process.ppid
setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, "SIGKILL") }, 1000)
`

/** Ends this process when its parent dies, even while a parser keeps the main thread in a loop: a thread of its own looks. */
export function guardAgainstOrphanhood(): void {
  new Worker(watch, { eval: true, execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref()
}
