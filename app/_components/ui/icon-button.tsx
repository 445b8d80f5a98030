import type { ComponentProps } from "react"
import type { LucideIcon } from "lucide-react"
import { cx } from "./cx"

type IconButtonProps = Omit<ComponentProps<"button">, "children"> & { label: string; icon: LucideIcon; isPressed?: boolean }

export function IconButton({ label, icon: Icon, isPressed, className, type = "button", ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      aria-pressed={isPressed}
      title={label}
      className={cx(
        "inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted transition-colors enabled:hover:bg-sunken enabled:hover:text-ink disabled:cursor-not-allowed disabled:opacity-50 aria-pressed:bg-accent-soft aria-pressed:text-accent-ink",
        className,
      )}
      {...rest}
    >
      <Icon aria-hidden className="size-4" />
    </button>
  )
}
