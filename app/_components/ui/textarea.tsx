import type { ComponentProps } from "react"
import { controlClass } from "./control-class"
import { cx } from "./cx"

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={cx(controlClass, "block min-h-20 resize-y py-1.5", className)} {...rest} />
}
