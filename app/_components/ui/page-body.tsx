import type { ReactNode } from "react"
import { cx } from "./cx"

const widths = { narrow: "max-w-3xl", medium: "max-w-4xl", normal: "max-w-6xl", wide: "max-w-[96rem]" }

/** The padded column of an ordinary page. */
export function PageBody({ width = "normal", className, children }: { width?: keyof typeof widths; className?: string; children: ReactNode }) {
  return <div className={cx("mx-auto w-full px-4 py-5 sm:px-6 sm:py-7", widths[width], className)}>{children}</div>
}
