import type { ReactNode } from "react"
import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from "lucide-react"
import type { Tone } from "./badge"
import { cx } from "./cx"

const looks: Record<Tone, { box: string; ink: string; icon: LucideIcon }> = {
  neutral: { box: "border-line bg-sunken", ink: "text-muted", icon: Info },
  accent: { box: "border-accent-ink/25 bg-accent-soft", ink: "text-accent-ink", icon: Info },
  good: { box: "border-good-ink/25 bg-good-soft", ink: "text-good-ink", icon: CircleCheck },
  warn: { box: "border-warn-ink/25 bg-warn-soft", ink: "text-warn-ink", icon: TriangleAlert },
  danger: { box: "border-danger-ink/25 bg-danger-soft", ink: "text-danger-ink", icon: CircleAlert },
}

type NoticeProps = { tone?: Tone; title?: ReactNode; icon?: LucideIcon; actions?: ReactNode; className?: string; children?: ReactNode; role?: "alert" | "status" }

/** A sentence that matters here and now, and what can be done about it. */
export function Notice({ tone = "neutral", title, icon, actions, className, children, role }: NoticeProps) {
  const look = looks[tone]
  const Icon = icon ?? look.icon
  return (
    <div role={role} className={cx("flex gap-2.5 rounded-lg border px-3 py-2.5 text-base", look.box, className)}>
      <Icon aria-hidden className={cx("mt-[3px] size-4 shrink-0", look.ink)} />
      <div className="min-w-0 flex-1 space-y-1">
        {title && <p className="font-medium break-words">{title}</p>}
        {children && <div className="break-words text-muted">{children}</div>}
        {actions && <div className="flex flex-wrap gap-2 pt-1">{actions}</div>}
      </div>
    </div>
  )
}
