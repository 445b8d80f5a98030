import type { ComponentProps } from "react"
import { ChevronDown } from "lucide-react"
import { controlClass } from "./control-class"
import { cx } from "./cx"

export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className={cx("relative block", className)}>
      <select className={cx(controlClass, "h-9 appearance-none truncate pr-8 sm:h-8")} {...rest}>
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-muted" />
    </span>
  )
}
