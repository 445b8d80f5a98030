import { CloudOff } from "lucide-react"
import { cx } from "../ui/cx"

/** Stands on every page while no provider is connected: nobody should take the offline model for a real one. */
export function OfflineBadge({ className }: { className?: string }) {
  return (
    <p className={cx("flex items-center gap-1.5 bg-warn-soft text-xs font-medium text-warn-ink", className)}>
      <CloudOff aria-hidden className="size-3.5 shrink-0" />
      Offline model — no API key set
    </p>
  )
}
