import type { ComponentProps } from "react"
import { cx } from "./cx"

export function Td({ isNumeric = false, className, ...rest }: ComponentProps<"td"> & { isNumeric?: boolean }) {
  return <td className={cx("border-b border-line px-3 py-2 align-middle [tr:last-child>&]:border-b-0", isNumeric && "text-right tabular-nums", className)} {...rest} />
}
