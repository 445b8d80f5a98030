import { cx } from "./cx"

/** `share` is 0 to 1; null when how far it is cannot be said. */
export function ProgressBar({ label, share, className }: { label: string; share: number | null; className?: string }) {
  const percent = share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      className={cx("h-1.5 w-full overflow-hidden rounded-full bg-line", className)}
    >
      <div
        className={cx("h-full rounded-full bg-accent transition-[width] duration-300", percent === null && "w-1/3 animate-shimmer")}
        style={percent === null ? undefined : { width: `${Math.max(2, percent)}%` }}
      />
    </div>
  )
}
