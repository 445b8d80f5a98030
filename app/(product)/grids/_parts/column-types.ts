import { CalendarDays, Clock, FileText, Hash, Quote, ToggleLeft, Wallet, type LucideIcon } from "lucide-react"
import type { GridColumnType } from "@/drizzle/schema/grids"

export const columnTypeLooks: Record<GridColumnType, { label: string; icon: LucideIcon }> = {
  text: { label: "Text", icon: FileText },
  number: { label: "Number", icon: Hash },
  money: { label: "Amount of money", icon: Wallet },
  date: { label: "Date", icon: CalendarDays },
  duration: { label: "Length of time", icon: Clock },
  yes_no: { label: "Yes or no", icon: ToggleLeft },
  clause: { label: "Clause", icon: Quote },
}
