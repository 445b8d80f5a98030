import type { ComponentProps } from "react"
import { controlClass } from "./control-class"
import { cx } from "./cx"

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cx(controlClass, "h-9 sm:h-8", className)} {...rest} />
}
