import type { DocumentState } from "@/drizzle/schema/constants"

/** States in which nothing more happens by itself, but for what waits for budget. */
export function isResting(state: DocumentState): boolean {
  return state === "ready" || state === "failed" || state === "needs_ocr"
}
