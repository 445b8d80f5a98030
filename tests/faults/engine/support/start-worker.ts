import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"
import type { WorkerOptions } from "./worker"

const workerFile = fileURLToPath(new URL("./worker.ts", import.meta.url))

/** Starts a worker; its errors go to this process's stderr. */
export function startWorker(options: WorkerOptions): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", workerFile], {
    env: { ...process.env, ENGINE_WORKER: JSON.stringify(options) },
    stdio: ["ignore", "inherit", "inherit"],
  })
}

export async function kill(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  const gone = new Promise((resolve) => worker.once("exit", resolve))
  worker.kill("SIGKILL")
  await gone
}

export type JournalLine = { pid: number; atMs: number; step?: string; runId?: string; value?: number; up?: boolean; error?: string; fields?: string; answer?: unknown }

export type Journal = { file: string; folder: string; lines(): JournalLine[]; until(isThere: (lines: JournalLine[]) => boolean, withinMs: number): Promise<void>; remove(): void }

/** What workers wrote, whatever became of them. */
export function createJournal(): Journal {
  const folder = mkdtempSync(path.join(tmpdir(), "engine-faults-"))
  const file = path.join(folder, "journal.jsonl")
  const lines = () => (existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line) as JournalLine) : [])
  return {
    file,
    folder,
    lines,
    async until(isThere, withinMs) {
      const untilMs = Date.now() + withinMs
      while (!isThere(lines())) {
        if (Date.now() > untilMs) throw new Error(`not there within ${withinMs} ms: ${JSON.stringify(lines().slice(-20))}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
