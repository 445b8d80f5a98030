"use client"

import { usePathname } from "next/navigation"
import { TabNav } from "../../../_components/ui/tab-nav"

const tabs = [
  { href: "/admin", label: "People" },
  { href: "/admin/keys", label: "API keys" },
  { href: "/admin/budgets", label: "Budgets" },
  { href: "/admin/switches", label: "Switches" },
  { href: "/admin/providers", label: "Providers" },
  { href: "/admin/imports", label: "Imports" },
  { href: "/admin/connectors", label: "Connectors" },
  { href: "/admin/audit", label: "Audit log" },
  { href: "/admin/system", label: "System" },
]

export function AdminTabs() {
  const path = usePathname()
  return <TabNav label="Administration" items={tabs.map((tab) => ({ ...tab, isActive: path === tab.href || (tab.href !== "/admin" && path.startsWith(`${tab.href}/`)) }))} />
}
