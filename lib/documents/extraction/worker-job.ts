import type { Picture } from "./draw-pdf-page"
import type { ExtractionLimits } from "./extraction-limits"
import type { ExtractionFailure, ExtractionInput } from "./extraction-types"

/** What a child can be asked for: the text of a document, or one page of it as a picture. */
type ReadTask = { kind: "read"; input: ExtractionInput }
export type DrawTask = { kind: "draw"; bytes: Uint8Array; page: number }
export type DrawResult = { ok: true; picture: Picture } | { ok: false; failure: ExtractionFailure }

/** What the parent sends; `id` comes back with the result. */
export type WorkerJob = { id: number; task: ReadTask | DrawTask; limits: ExtractionLimits }

/** What a child answers: something, or what is wrong with the document. `wasKeptWaiting`: it was stopped when its time was up, but others had the processor. */
export type TaskResult = { ok: true } | { ok: false; failure: ExtractionFailure; wasKeptWaiting?: boolean }
