"use client"

import Link from "next/link"
import { usePathname } from "next/navigation"
import { cx } from "../ui/cx"
import type { NavItem } from "./nav-items"

export function NavLink({ item: { href, label, icon: Icon }, onNavigate }: { item: NavItem; onNavigate?: () => void }) {
  const path = usePathname()
  const isActive = path === href || path.startsWith(`${href}/`)
  return (
    <Link
      href={href}
      {...(onNavigate ? { onClick: onNavigate } : {})}
      aria-current={isActive ? "page" : undefined}
      className={cx(
        "flex h-9 items-center gap-2.5 rounded-md px-2 text-base font-medium transition-colors lg:h-8",
        isActive ? "bg-accent-soft text-accent-ink" : "text-muted hover:bg-sunken hover:text-ink",
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {label}
    </Link>
  )
}
