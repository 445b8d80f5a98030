"use client"

import { Search } from "lucide-react"
import { cx } from "../ui/cx"
import { IconButton } from "../ui/icon-button"
import { Kbd } from "../ui/kbd"
import { openPalette } from "./palette-signal"

export function PaletteButton({ isCompact = false, className, onOpen }: { isCompact?: boolean; className?: string; onOpen?: () => void }) {
  const open = () => {
    onOpen?.()
    openPalette()
  }
  if (isCompact) return <IconButton label="Jump to a page, document or conversation" icon={Search} onClick={open} className={cx("size-10", className)} />
  return (
    <button
      type="button"
      onClick={open}
      aria-keyshortcuts="Meta+K Control+K"
      className={cx("mb-2 flex h-8 w-full items-center gap-2 rounded-md border border-line bg-sunken px-2 text-sm text-muted hover:border-line-strong hover:text-ink", className)}
    >
      <Search aria-hidden className="size-3.5" />
      <span className="flex-1 text-left">Jump to…</span>
      <span className="pointer-coarse:hidden">
        <Kbd>⌘K</Kbd>
      </span>
    </button>
  )
}
