import { answerJobs } from "./answer-jobs"
import { readTurn } from "./read-document"

/** A child that reads documents. */
answerJobs(({ task, limits }) => (task.kind === "read" ? readTurn(task.input, limits) : null))
