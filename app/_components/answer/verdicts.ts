import { CircleAlert, CircleCheck, CircleCheckBig, CircleDot, type LucideIcon } from "lucide-react"
import type { Verdict } from "@/drizzle/schema/constants"
import type { Tone } from "../ui/badge"

/** What a citation check found, in words; colour only adds to them. */
export function verdictLook(verdict: Verdict, score: number): { label: string; hint: string; tone: Tone; icon: LucideIcon } {
  switch (verdict) {
    case "exact":
      return { label: "Exact", hint: "The quoted words stand in the source letter for letter.", tone: "good", icon: CircleCheckBig }
    case "normalised":
      return { label: "Same words", hint: "The quoted words stand in the source; only spaces, line breaks or quotation marks differ.", tone: "good", icon: CircleCheck }
    case "fuzzy":
      return { label: `Close, ${Math.round(score * 100)} %`, hint: "The source has nearly these words. Read it before you rely on them.", tone: "warn", icon: CircleDot }
    case "unsupported":
      return { label: "Not found", hint: "These words were not found in the source. Do not rely on them.", tone: "danger", icon: CircleAlert }
  }
}
