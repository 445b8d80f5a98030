import type { ComponentProps } from "react"
import { cx } from "./cx"

export function Th({ isNumeric = false, className, ...rest }: ComponentProps<"th"> & { isNumeric?: boolean }) {
  return <th scope="col" className={cx("border-b border-line px-3 py-2 text-xs font-medium whitespace-nowrap text-faint", isNumeric && "text-right", className)} {...rest} />
}
