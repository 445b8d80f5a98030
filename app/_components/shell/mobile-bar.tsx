"use client"

import { useState } from "react"
import Link from "next/link"
import { Menu } from "lucide-react"
import { NotificationBell } from "../notifications/notification-bell"
import { PaletteButton } from "../palette/palette-button"
import { Dialog } from "../ui/dialog"
import { IconButton } from "../ui/icon-button"
import { OfflineBadge } from "./offline-badge"
import { SidebarContent } from "./sidebar-content"
import type { Viewer } from "./viewer"
import { Wordmark } from "./wordmark"

export function MobileBar({ viewer, isOffline }: { viewer: Viewer; isOffline: boolean }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-surface lg:hidden">
      <div className="flex h-12 items-center gap-1 px-2">
        <IconButton label="Open the menu" icon={Menu} onClick={() => setIsOpen(true)} className="size-10" aria-expanded={isOpen} />
        <Link href="/ask" className="flex items-center rounded-md">
          <Wordmark />
        </Link>
        <NotificationBell className="ml-auto size-10" />
        <PaletteButton isCompact />
      </div>
      {isOffline && <OfflineBadge className="justify-center px-3 py-1" />}
      <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title="Menu" place="left" bodyClassName="flex flex-col px-0 pb-0">
        <SidebarContent viewer={viewer} isOffline={isOffline} onNavigate={() => setIsOpen(false)} />
      </Dialog>
    </header>
  )
}
