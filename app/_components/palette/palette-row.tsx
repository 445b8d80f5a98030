"use client"

import type { ReactNode } from "react"
import { Command } from "cmdk"
import type { LucideIcon } from "lucide-react"

export function PaletteRow({ value, icon: Icon, keywords, onSelect, children }: { value: string; icon: LucideIcon; keywords?: string[]; onSelect: () => void; children: ReactNode }) {
  return (
    <Command.Item
      value={value}
      {...(keywords ? { keywords } : {})}
      onSelect={onSelect}
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-base aria-selected:bg-accent-soft aria-selected:text-accent-ink"
    >
      <Icon aria-hidden className="size-4 shrink-0 opacity-80" />
      <span className="truncate">{children}</span>
    </Command.Item>
  )
}
