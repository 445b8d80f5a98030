import type { ReactNode } from "react"
import Link from "next/link"
import { NotificationBell } from "../notifications/notification-bell"
import { PaletteHost } from "../palette/palette-host"
import { TimeZoneProvider } from "../ui/time-zone"
import { Toaster } from "../ui/toaster"
import { MobileBar } from "./mobile-bar"
import { SidebarContent } from "./sidebar-content"
import type { Viewer } from "./viewer"
import { Wordmark } from "./wordmark"

export function Shell({ viewer, timeZone, isOffline, children }: { viewer: Viewer; timeZone: string; isOffline: boolean; children: ReactNode }) {
  return (
    <TimeZoneProvider timeZone={timeZone}>
      <a href="#main" className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2">
        Skip to the content
      </a>
      <div className="flex min-h-dvh flex-col lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
        <MobileBar viewer={viewer} isOffline={isOffline} />
        <aside aria-label="Sidebar" className="sticky top-0 hidden h-dvh flex-col border-r border-line bg-surface lg:flex">
          <div className="mx-2 my-2.5 flex items-center justify-between gap-2">
            <Link href="/ask" className="rounded-md px-2 py-1">
              <Wordmark />
            </Link>
            <NotificationBell />
          </div>
          <SidebarContent viewer={viewer} isOffline={isOffline} />
        </aside>
        <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col focus:outline-none">
          {children}
        </main>
      </div>
      <PaletteHost role={viewer.role} />
      <Toaster />
    </TimeZoneProvider>
  )
}
