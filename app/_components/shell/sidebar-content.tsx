"use client"

import { PaletteButton } from "../palette/palette-button"
import { NavList } from "./nav-list"
import { OfflineBadge } from "./offline-badge"
import { UserMenu } from "./user-menu"
import type { Viewer } from "./viewer"

export function SidebarContent({ viewer, isOffline, onNavigate }: { viewer: Viewer; isOffline: boolean; onNavigate?: () => void }) {
  return (
    <>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        <PaletteButton {...(onNavigate ? { onOpen: onNavigate } : {})} />
        <NavList role={viewer.role} {...(onNavigate ? { onNavigate } : {})} />
      </div>
      {isOffline && <OfflineBadge className="mx-2 mb-1 rounded-md px-2 py-1.5" />}
      <div className="border-t border-line p-2">
        <UserMenu viewer={viewer} />
      </div>
    </>
  )
}
