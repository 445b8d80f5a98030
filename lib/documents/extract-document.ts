import { defaultLimits, type ExtractionLimits } from "./extraction/extraction-limits"
import { createExtractionPool, type ExtractionPool } from "./extraction/extraction-pool"
import type { ExtractionInput, ExtractionResult } from "./extraction/extraction-types"

const key = Symbol.for("countersign.documents.extraction-pool")
const shared = globalThis as { [key]?: ExtractionPool }

/**
 * Reads a document in a child process that is stopped when it takes too long or too much memory. What is wrong with the document
 * is a result; a rejection means that no child could be started or that it was stopped from outside, and says nothing of the document.
 */
export function extractDocument(input: ExtractionInput, limits: Partial<ExtractionLimits> = {}): Promise<ExtractionResult> {
  return sharedPool().read(input, { ...defaultLimits, ...limits })
}

/** The bundler makes several copies of this module in one process; the pool is one for all of them. */
function sharedPool(): ExtractionPool {
  shared[key] ??= createExtractionPool({ maxChildren: 2, documentsPerChild: 25, idleMs: 300_000 })
  return shared[key]
}
