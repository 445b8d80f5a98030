"use client"

import { useCallback, useId, useRef, useState, type ReactNode } from "react"
import { cx } from "./cx"
import { useDismiss } from "./use-dismiss"

type PopoverProps = {
  label: string
  trigger: ReactNode
  triggerClassName?: string
  className?: string
  align?: "left" | "right"
  side?: "top" | "bottom"
  children: (close: () => void) => ReactNode
}

export function Popover({ label, trigger, triggerClassName, className, align = "left", side = "bottom", children }: PopoverProps) {
  const [isOpen, setIsOpen] = useState(false)
  const ref = useRef<HTMLDivElement>(null)
  const id = useId()
  const close = useCallback(() => setIsOpen(false), [])
  useDismiss({ ref, isOpen, close })
  return (
    <div ref={ref} className="relative">
      <button type="button" aria-haspopup="dialog" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={() => setIsOpen(!isOpen)} className={triggerClassName}>
        {trigger}
      </button>
      {isOpen && (
        <div
          id={id}
          role="dialog"
          aria-label={label}
          className={cx(
            "absolute z-40 w-72 max-w-[calc(100vw-2rem)] animate-rise rounded-lg border border-line bg-surface shadow-floating",
            align === "right" ? "right-0" : "left-0",
            side === "top" ? "bottom-full mb-1.5" : "top-full mt-1.5",
            className,
          )}
        >
          {children(close)}
        </div>
      )}
    </div>
  )
}
