import { cx } from "./cx"

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger"
export type ButtonSize = "sm" | "md" | "lg"

const base =
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0"

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent shadow-raised enabled:hover:bg-accent-hover [a&]:hover:bg-accent-hover",
  secondary: "border border-line-strong bg-surface text-ink shadow-raised enabled:hover:bg-sunken [a&]:hover:bg-sunken",
  ghost: "text-muted enabled:hover:bg-sunken enabled:hover:text-ink [a&]:hover:bg-sunken [a&]:hover:text-ink",
  danger: "bg-danger text-on-danger shadow-raised enabled:hover:bg-danger-hover [a&]:hover:bg-danger-hover",
}

const sizes: Record<ButtonSize, string> = {
  sm: "h-7 px-2.5 text-sm",
  md: "h-8 px-3 text-sm",
  lg: "h-10 px-4 text-base",
}

/** The look of a button, for buttons and for links that act like one. */
export function buttonClass({ variant = "secondary", size = "md", className }: { variant?: ButtonVariant | undefined; size?: ButtonSize | undefined; className?: string | undefined }): string {
  return cx(base, variants[variant], sizes[size], className)
}
