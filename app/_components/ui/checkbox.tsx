import type { ComponentProps, ReactNode } from "react"
import { cx } from "./cx"

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode }

export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  return (
    <label className={cx("flex min-h-6 items-start gap-2 text-base", className)}>
      <input type="checkbox" className="mt-[3px] size-4 shrink-0 accent-accent" {...rest} />
      <span className="min-w-0">
        {label}
        {hint && <span className="block text-sm text-muted">{hint}</span>}
      </span>
    </label>
  )
}
