import type { ReactNode } from "react"
import type { LucideIcon } from "lucide-react"
import { cx } from "./cx"

export type Tone = "neutral" | "accent" | "good" | "warn" | "danger"

const tones: Record<Tone, string> = {
  neutral: "bg-sunken text-muted",
  accent: "bg-accent-soft text-accent-ink",
  good: "bg-good-soft text-good-ink",
  warn: "bg-warn-soft text-warn-ink",
  danger: "bg-danger-soft text-danger-ink",
}

export function Badge({ tone = "neutral", icon: Icon, className, title, children }: { tone?: Tone; icon?: LucideIcon; className?: string; title?: string; children: ReactNode }) {
  return (
    <span title={title} className={cx("inline-flex h-5 max-w-full items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap", tones[tone], className)}>
      {Icon && <Icon aria-hidden className="size-3 shrink-0" />}
      <span className="truncate">{children}</span>
    </span>
  )
}
