import type { ReactNode } from "react"
import { cx } from "./cx"

type SwitchProps = { label: ReactNode; isOn: boolean; onChange: (isOn: boolean) => void; isDisabled?: boolean; className?: string }

export function Switch({ label, isOn, onChange, isDisabled = false, className }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      disabled={isDisabled}
      onClick={() => onChange(!isOn)}
      className={cx("group inline-flex min-h-7 items-center gap-2 rounded-md text-sm text-muted disabled:opacity-60", isOn && "text-ink", className)}
    >
      <span aria-hidden className={cx("relative h-4 w-7 shrink-0 rounded-full border transition-colors", isOn ? "border-accent bg-accent" : "border-control bg-sunken")}>
        <span className={cx("absolute top-px left-px size-3 rounded-full transition-transform", isOn ? "translate-x-3 bg-on-accent" : "bg-control")} />
      </span>
      <span>{label}</span>
    </button>
  )
}
