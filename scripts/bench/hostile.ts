/**
 * Damaged, huge, locked and hostile files all at once: how long each takes from the moment its reading began, how much the server's own
 * process is held up meanwhile, and whether memory and file handles come back. Prints numbers, asserts nothing.
 * Usage: npm run bench:hostile -- [--files 200]
 */
import { readdirSync, readFileSync } from "node:fs"
import { monitorEventLoopDelay } from "node:perf_hooks"
import { setTimeout as sleep } from "node:timers/promises"
import { parseArgs } from "node:util"
import { detectMediaType } from "@/lib/documents/detect-media-type"
import { defaultLimits } from "@/lib/documents/extraction/extraction-limits"
import { createExtractionPool } from "@/lib/documents/extraction/extraction-pool"
import { sharedData } from "@/tests/support/shared-data"
import { describeMachine } from "./support/describe-machine"

type Entry = { file: string }
/** `turnMs` is the longest of its turns; `tookMs` the sum of them, without the wait in between. */
type Ending = { file: string; outcome: string; tookMs: number; turnMs: number }

const { values } = parseArgs({ options: { files: { type: "string", default: "200" } } })
const folders = [sharedData("files_made"), sharedData("files")].filter((folder) => folder !== null)
if (folders.length === 0) console.log("skipped: the folders files and files_made are not here")
else await measure(listFiles().slice(0, Number(values.files)))

function listFiles(): string[] {
  return folders.flatMap((folder) => (JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8")) as Entry[]).map(({ file }) => `${folder}/${file}`))
}

async function measure(files: readonly string[]): Promise<void> {
  const turns = new Map<Uint8Array, number[]>()
  const pool = createExtractionPool({ maxChildren: 2, documentsPerChild: 25, idleMs: 300_000, onTurn: (task, tookMs) => task.kind === "read" && turns.set(task.input.bytes, [...(turns.get(task.input.bytes) ?? []), tookMs]) })
  const loaded = files.map((file) => ({ file, bytes: new Uint8Array(readFileSync(file)) }))
  await detectMediaType(loaded[0]?.bytes ?? new Uint8Array(), "a.pdf")
  globalThis.gc?.()
  const before = { handles: countHandles(), megabytes: residentMb() }
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const startedAt = performance.now()
  delay.enable()
  const endings = await Promise.all(
    loaded.map(async ({ file, bytes }): Promise<Ending> => {
      const detected = await detectMediaType(bytes, file)
      if (!detected.ok) return { file, outcome: detected.failure.code, tookMs: 0, turnMs: 0 }
      const result = await pool.read({ bytes, mediaType: detected.mediaType, fileName: file }, defaultLimits)
      const own = turns.get(bytes) ?? []
      return { file, outcome: result.ok ? "text" : result.failure.code, tookMs: own.reduce((sum, ms) => sum + ms, 0), turnMs: Math.max(0, ...own) }
    }),
  )
  delay.disable()
  const allMs = performance.now() - startedAt
  pool.close()
  loaded.length = 0
  turns.clear()
  for (let tries = 0; tries < 20 && countHandles() > before.handles; tries++) await sleep(250)
  globalThis.gc?.()
  report({ endings, allMs, delay: { p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 }, before })
}

type Report = { endings: Ending[]; allMs: number; delay: { p50: number; p99: number; max: number }; before: { handles: number; megabytes: number } }

function report({ endings, allMs, delay, before }: Report): void {
  const slowest = endings.toSorted((first, second) => second.tookMs - first.tookMs)
  const at = (share: number) => slowest[Math.floor(slowest.length * (1 - share))]?.tookMs ?? 0
  const counts = new Map<string, number>()
  for (const { outcome } of endings) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  console.log(`machine      ${describeMachine()}`)
  console.log(`files        ${endings.length} at once, ${(allMs / 1_000).toFixed(1)} s for all of them`)
  console.log(`each         p50 ${at(0.5).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms, slowest ${slowest[0]?.tookMs.toFixed(0)} ms of reading`)
  console.log(`turns        longest ${Math.max(...endings.map(({ turnMs }) => turnMs)).toFixed(0)} ms (limit ${defaultLimits.timeoutMs} ms, never more; a document of many pages takes several)`)
  console.log(`event loop   p50 ${delay.p50.toFixed(1)} ms, p99 ${delay.p99.toFixed(1)} ms, longest ${delay.max.toFixed(1)} ms late, a measuring step of 5 ms included`)
  console.log(`memory       ${before.megabytes.toFixed(0)} MB before with all files loaded, ${residentMb().toFixed(0)} MB after`)
  console.log(`handles      ${before.handles} before, ${countHandles()} after`)
  console.log(`outcomes     ${[...counts].map(([outcome, count]) => `${outcome} ${count}`).join(", ")}`)
  for (const { file, outcome, tookMs } of slowest.slice(0, 5)) console.log(`  ${tookMs.toFixed(0).padStart(6)} ms  ${outcome.padEnd(15)} ${file.split("/").slice(-1)[0]}`)
}

/** Open files of this process; 0 where the system does not tell. */
function countHandles(): number {
  try {
    return readdirSync("/proc/self/fd").length
  } catch {
    return 0
  }
}

function residentMb(): number {
  return process.memoryUsage().rss / 1_048_576
}
