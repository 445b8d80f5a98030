import type { ComponentProps } from "react"
import type { LucideIcon } from "lucide-react"
import { cx } from "./cx"

export function MenuItem({ icon: Icon, isDangerous = false, className, children, ...rest }: ComponentProps<"button"> & { icon?: LucideIcon; isDangerous?: boolean }) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={cx(
        "flex min-h-7 w-full items-center gap-2 rounded-md px-2 py-1 text-left text-sm hover:bg-sunken focus-visible:bg-sunken focus-visible:outline-offset-[-2px] disabled:opacity-50",
        isDangerous ? "text-danger-ink" : "text-ink",
        className,
      )}
      {...rest}
    >
      {Icon && <Icon aria-hidden className="size-4 shrink-0 opacity-80" />}
      {children}
    </button>
  )
}
