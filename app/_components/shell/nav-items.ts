import { ChartNoAxesColumn, FileText, GitCompareArrows, History, MessageSquareText, Play, Quote, Search, Settings2, ShieldCheck, Table2, Undo2, type LucideIcon } from "lucide-react"
import type { Role } from "@/drizzle/schema/constants"

export type NavItem = { href: string; label: string; icon: LucideIcon; roles: readonly Role[] | null }

const items: NavItem[] = [
  { href: "/ask", label: "Ask", icon: MessageSquareText, roles: null },
  { href: "/run", label: "Run", icon: Play, roles: null },
  { href: "/documents", label: "Documents", icon: FileText, roles: null },
  { href: "/search", label: "Search", icon: Search, roles: null },
  { href: "/clauses", label: "Clauses", icon: Quote, roles: null },
  { href: "/compare", label: "Compare", icon: GitCompareArrows, roles: null },
  { href: "/grids", label: "Grids", icon: Table2, roles: null },
  { href: "/requests", label: "Requests", icon: History, roles: null },
  { href: "/review", label: "Review", icon: ShieldCheck, roles: ["reviewer", "admin"] },
  { href: "/recalls", label: "Recalls", icon: Undo2, roles: ["reviewer", "admin"] },
  { href: "/insights", label: "Insights", icon: ChartNoAxesColumn, roles: ["manager", "admin"] },
  { href: "/admin", label: "Admin", icon: Settings2, roles: ["admin"] },
]

/** The pages a role may open, in the order of the sidebar. */
export function navItemsFor(role: Role): NavItem[] {
  return items.filter(({ roles }) => roles === null || roles.includes(role))
}
