import type { ComponentProps } from "react"
import { cx } from "./cx"

export function Card({ className, ...rest }: ComponentProps<"section">) {
  return <section className={cx("rounded-lg border border-line bg-surface shadow-raised", className)} {...rest} />
}
