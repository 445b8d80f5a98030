import type { ReactNode } from "react"
import { cx } from "./cx"

/** Scrolls sideways on its own when it does not fit; the caption is for screen readers. */
export function Table({ caption, className, children }: { caption: string; className?: string; children: ReactNode }) {
  return (
    <div className="relative overflow-x-auto" role="region" aria-label={caption} tabIndex={0}>
      <table className={cx("w-full border-collapse text-left text-sm", className)}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  )
}
