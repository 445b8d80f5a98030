"use client"

import { useState } from "react"
import { ChevronsUpDown, LogOut, UserRound } from "lucide-react"
import { ThemeToggle } from "../theme/theme-toggle"
import { Badge } from "../ui/badge"
import { Button } from "../ui/button"
import { LinkButton } from "../ui/link-button"
import { Popover } from "../ui/popover"
import type { Viewer } from "./viewer"

export function UserMenu({ viewer }: { viewer: Viewer }) {
  const [isLeaving, setIsLeaving] = useState(false)
  const leave = async () => {
    setIsLeaving(true)
    const { signOut } = await import("next-auth/react")
    await signOut({ callbackUrl: "/sign-in" }).catch(() => setIsLeaving(false))
  }
  return (
    <Popover
      label="Your account"
      side="top"
      className="w-64"
      triggerClassName="flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left hover:bg-sunken"
      trigger={
        <>
          <span aria-hidden className="inline-flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent-ink">
            {initialsOf(viewer.name)}
          </span>
          <span className="min-w-0 flex-1">
            <span className="block truncate text-sm font-medium">{viewer.name}</span>
            <span className="block truncate text-xs text-faint">{viewer.workspaceName}</span>
          </span>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-faint" />
        </>
      }
    >
      {(close) => (
        <div className="divide-y divide-line">
          <div className="space-y-1 px-3 py-2.5">
            <p className="truncate text-base font-medium">{viewer.name}</p>
            <p className="truncate text-sm text-muted">{viewer.email}</p>
            <p className="flex items-center gap-2 text-sm text-muted">
              <Badge>{viewer.role}</Badge>
              <span className="truncate">{viewer.workspaceName}</span>
            </p>
          </div>
          <div className="flex items-center justify-between px-3 py-2.5 text-sm">
            <span aria-hidden>Theme</span>
            <ThemeToggle />
          </div>
          <div className="p-1.5">
            <LinkButton variant="ghost" href="/settings" className="w-full justify-start" onClick={close}>
              <UserRound aria-hidden /> Account and API keys
            </LinkButton>
            <Button variant="ghost" className="w-full justify-start" onClick={() => void leave()} isBusy={isLeaving}>
              <LogOut aria-hidden /> Sign out
            </Button>
          </div>
        </div>
      )}
    </Popover>
  )
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? "").join("").toUpperCase() || "?"
}
