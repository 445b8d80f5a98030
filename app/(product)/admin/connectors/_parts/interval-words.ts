import { intervals } from "@/lib/services/connectors/connectors.dto"

const words: Record<(typeof intervals)[number], string> = { 15: "Every 15 minutes", 60: "Every hour", 360: "Every six hours", 1440: "Once a day" }

export const intervalChoices = intervals.map((minutes) => ({ value: String(minutes), label: words[minutes] }))

export function intervalWords(minutes: number): string {
  return intervalChoices.find(({ value }) => value === String(minutes))?.label ?? `Every ${minutes} minutes`
}
