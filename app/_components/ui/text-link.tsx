import type { ComponentProps } from "react"
import Link from "next/link"
import { cx } from "./cx"

export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link className={cx("rounded-sm text-accent-ink underline decoration-1 underline-offset-2 hover:decoration-2", className)} {...rest} />
}
