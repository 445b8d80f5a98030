import { type ChildProcess, spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import type { RecallWorkerOptions } from "./worker"

const workerFile = fileURLToPath(new URL("./worker.ts", import.meta.url))

/** Starts a worker; its errors go to this process's stderr. */
export function startRecallWorker(options: RecallWorkerOptions): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", workerFile], { env: { ...process.env, RECALL_WORKER: JSON.stringify(options) }, stdio: ["ignore", "inherit", "inherit"] })
}
