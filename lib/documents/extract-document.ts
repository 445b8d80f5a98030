import { defaultLimits, type ExtractionLimits } from "./extraction/extraction-limits"
import { createExtractionPool, type ExtractionPool } from "./extraction/extraction-pool"
import type { ExtractionInput, ExtractionResult } from "./extraction/extraction-types"
import type { DrawResult } from "./extraction/worker-job"

const key = Symbol.for("countersign.documents.extraction-pool")
const drawingKey = Symbol.for("countersign.documents.drawing-pool")
const shared = globalThis as { [key]?: ExtractionPool; [drawingKey]?: ExtractionPool }

/**
 * Reads a document in a child process that is stopped when it takes too long or too much memory. What is wrong with the document
 * is a result; a rejection means that no child could be started or that it was stopped from outside, and says nothing of the document.
 */
export function extractDocument(input: ExtractionInput, limits: Partial<ExtractionLimits> = {}): Promise<ExtractionResult> {
  return sharedPool().read(input, { ...defaultLimits, ...limits })
}

/** A picture inside a page may be large and slow to unpack. */
const drawingTimeoutMs = 30_000

export type PageToDraw = { bytes: Uint8Array; page: number }

/** One page of a PDF as a picture, drawn in a child process under the same watch. */
export function drawPage(input: PageToDraw): Promise<DrawResult> {
  shared[drawingKey] ??= createExtractionPool({ maxChildren: 1, documentsPerChild: 100, idleMs: 60_000, script: "draw-worker.ts" })
  return shared[drawingKey].draw(input, { ...defaultLimits, timeoutMs: drawingTimeoutMs })
}

/** The bundler makes several copies of this module in one process; the pool is one for all of them. */
function sharedPool(): ExtractionPool {
  shared[key] ??= createExtractionPool({ maxChildren: 2, documentsPerChild: 25, idleMs: 300_000 })
  return shared[key]
}
