import { type ChildProcess, spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import type { WorkerOptions } from "./worker"

const workerFile = fileURLToPath(new URL("./worker.ts", import.meta.url))

/** Starts a worker; its errors go to this process's stderr. */
export function startWorker(options: WorkerOptions): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", workerFile], { env: { ...process.env, REQUEST_WORKER: JSON.stringify(options) }, stdio: ["ignore", "inherit", "inherit"] })
}

export function isGone(worker: ChildProcess): boolean {
  return worker.exitCode !== null || worker.signalCode !== null
}

export async function kill(worker: ChildProcess): Promise<void> {
  if (isGone(worker)) return
  const gone = new Promise((resolve) => worker.once("exit", resolve))
  worker.kill("SIGKILL")
  await gone
}
