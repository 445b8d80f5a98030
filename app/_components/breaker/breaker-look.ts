import type { BreakerView } from "@/lib/services/breakers/breakers.dto"
import type { Tone } from "../ui/badge"

/** Whether a model is asked now, in a word; what an admin ordered comes before what the breaker thinks. */
export function breakerLook({ forced, state }: Pick<BreakerView, "forced" | "state">): { label: string; tone: Tone } {
  if (forced === "open") return { label: "Not asked, by order", tone: "danger" }
  if (forced === "closed") return { label: "Asked anyway, by order", tone: "warn" }
  if (state === "open") return { label: "Paused", tone: "danger" }
  return state === "probing" ? { label: "Trying one call", tone: "warn" } : { label: "Asked", tone: "good" }
}
