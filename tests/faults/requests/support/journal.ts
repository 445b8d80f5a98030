import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"

/** What the processes under test did, in their own words; written before they go on, so that it survives their death. */
export type JournalLine = { pid: number; atMs: number } & (
  | { did: "up" }
  | { did: "accept"; key: string; requestId: string }
  | { did: "start-step"; runId: string; step: string }
  | { did: "text"; requestId: string; text: string }
  | { did: "end"; requestId: string }
  | { did: "say"; message: string; error: string }
)

type WithoutStamp<Line> = Line extends unknown ? Omit<Line, "pid" | "atMs"> : never
export type JournalEntry = WithoutStamp<JournalLine>

export function appendLine(file: string, entry: JournalEntry): void {
  appendFileSync(file, `${JSON.stringify({ ...entry, pid: process.pid, atMs: Date.now() })}\n`)
}

export function readLines(file: string): JournalLine[] {
  if (!existsSync(file)) return []
  return readFileSync(file, "utf8").split("\n").filter((line) => line.endsWith("}")).map((line) => JSON.parse(line) as JournalLine)
}

/** The lines of one kind. */
export function linesThat<Kind extends JournalLine["did"]>(file: string, did: Kind): Extract<JournalLine, { did: Kind }>[] {
  return readLines(file).filter((line): line is Extract<JournalLine, { did: Kind }> => line.did === did)
}

export function createJournal(): { folder: string; file: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), "request-faults-"))
  return { folder, file: path.join(folder, "journal.jsonl"), remove: () => rmSync(folder, { recursive: true, force: true }) }
}
