import { BookOpen, CircleCheck, CircleDashed, CircleX, ListTree, ScanText, Sparkles, type LucideIcon } from "lucide-react"
import type { DocumentState } from "@/drizzle/schema/constants"
import type { Tone } from "../ui/badge"

/** How each state of a document is called and shown, everywhere. */
export const documentStateLooks: Record<DocumentState, { label: string; tone: Tone; icon: LucideIcon }> = {
  queued: { label: "Queued", tone: "neutral", icon: CircleDashed },
  reading: { label: "Reading", tone: "accent", icon: BookOpen },
  indexing: { label: "Indexing", tone: "accent", icon: ListTree },
  analysing: { label: "Analysing", tone: "accent", icon: Sparkles },
  ready: { label: "Ready", tone: "good", icon: CircleCheck },
  failed: { label: "Failed", tone: "danger", icon: CircleX },
  needs_ocr: { label: "No text", tone: "warn", icon: ScanText },
}

const restingStates: readonly DocumentState[] = ["ready", "failed", "needs_ocr"]

export function isAtWork(state: DocumentState): boolean {
  return !restingStates.includes(state)
}
