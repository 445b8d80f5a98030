import type { ExtractionLimits } from "./extraction-limits"
import type { ExtractionInput } from "./extraction-types"
import { guardAgainstOrphanhood } from "./guard-against-orphanhood"
import { readDocument } from "./read-document"

/** What the parent sends; `id` comes back with the result. */
export type WorkerJob = { id: number; input: ExtractionInput; limits: ExtractionLimits }

guardAgainstOrphanhood()
/** Ctrl-C reaches the whole group; the parent decides what becomes of a document that is being read. */
process.on("SIGINT", () => undefined)
process.on("disconnect", () => process.exit(0))
process.on("message", (job: WorkerJob) => void answer(job))
process.send?.({ ready: true })

async function answer(job: WorkerJob): Promise<void> {
  const result = await readDocument(job.input, job.limits)
  process.send?.({ id: job.id, result })
}
