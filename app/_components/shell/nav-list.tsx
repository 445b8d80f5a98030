"use client"

import type { Role } from "@/drizzle/schema/constants"
import { navItemsFor } from "./nav-items"
import { NavLink } from "./nav-link"

export function NavList({ role, onNavigate }: { role: Role; onNavigate?: () => void }) {
  return (
    <nav aria-label="Main">
      <ul className="space-y-0.5">
        {navItemsFor(role).map((item) => (
          <li key={item.href}>
            <NavLink item={item} {...(onNavigate ? { onNavigate } : {})} />
          </li>
        ))}
      </ul>
    </nav>
  )
}
