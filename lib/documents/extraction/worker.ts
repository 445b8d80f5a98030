import { answerJobs } from "./answer-jobs"
import { readDocument } from "./read-document"

/** A child that reads documents. */
answerJobs(({ task, limits }) => (task.kind === "read" ? readDocument(task.input, limits) : null))
