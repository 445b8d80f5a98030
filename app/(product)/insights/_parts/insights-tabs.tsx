"use client"

import { usePathname, useSearchParams } from "next/navigation"
import { TabNav } from "../../../_components/ui/tab-nav"

const tabs = [
  { path: "/insights", label: "Cost" },
  { path: "/insights/reliability", label: "Reliability" },
  { path: "/insights/search-index", label: "Index" },
]

/** The days that are looked at go along from one page to the next. */
export function InsightsTabs() {
  const path = usePathname()
  const search = useSearchParams()
  const days = new URLSearchParams(["from", "to"].flatMap((name) => (search.get(name) ? [[name, search.get(name) ?? ""]] : [])))
  return <TabNav label="Insights" items={tabs.map((tab) => ({ href: days.size > 0 ? `${tab.path}?${days}` : tab.path, label: tab.label, isActive: path === tab.path }))} />
}
