import type { Verdict } from "@/drizzle/schema/constants"
import { Badge } from "../ui/badge"
import { verdictLook } from "./verdicts"

export function VerdictBadge({ verdict, score }: { verdict: Verdict; score: number }) {
  const { label, hint, tone, icon } = verdictLook(verdict, score)
  return (
    <Badge tone={tone} icon={icon} title={hint}>
      {label}
    </Badge>
  )
}
