import { guardAgainstOrphanhood } from "./guard-against-orphanhood"
import type { TaskResult, WorkerJob } from "./worker-job"

/** Makes this process a child that answers one job after the other; null where a job is not its kind. */
export function answerJobs(answer: (job: WorkerJob) => Promise<TaskResult> | null): void {
  guardAgainstOrphanhood()
  // Ctrl-C reaches the whole group; the parent decides what becomes of a document that is being read.
  process.on("SIGINT", () => undefined)
  process.on("disconnect", () => process.exit(0))
  process.on("message", (job: WorkerJob) => void answer(job)?.then((result) => process.send?.({ id: job.id, result })))
  process.send?.({ ready: true })
}
