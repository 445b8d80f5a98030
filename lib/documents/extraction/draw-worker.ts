import { answerJobs } from "./answer-jobs"
import { drawPdfPage } from "./draw-pdf-page"
import { describeFailure } from "./extraction-error"
import type { DrawResult, DrawTask } from "./worker-job"

/** A child that draws pages. It never reads text: the two programs for PDF do not bear each other in one process. */
answerJobs(({ task }) => (task.kind === "draw" ? draw(task) : null))

async function draw({ bytes, page }: DrawTask): Promise<DrawResult> {
  try {
    return { ok: true, picture: await drawPdfPage(bytes, page) }
  } catch {
    return { ok: false, failure: describeFailure("corrupt") }
  }
}
