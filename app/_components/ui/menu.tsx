"use client"

import { useCallback, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react"
import { cx } from "./cx"
import { moveFocus } from "./move-focus"
import { useDismiss } from "./use-dismiss"

type MenuProps = { label: string; trigger: ReactNode; triggerClassName?: string; align?: "left" | "right"; side?: "top" | "bottom"; className?: string; children: ReactNode }

/** A menu of actions: arrow keys move, Escape closes, a choice closes. Put MenuItem elements inside. */
export function Menu({ label, trigger, triggerClassName, align = "right", side = "bottom", className, children }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false)
  const ref = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const close = useCallback(() => setIsOpen(false), [])
  useDismiss({ ref, isOpen, close })
  useEffect(() => {
    if (isOpen) list.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
  }, [isOpen])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Tab") close()
    else if (list.current) moveFocus({ event, root: list.current, selector: '[role="menuitem"]' })
  }
  return (
    <div ref={ref} className="relative">
      <button type="button" aria-label={label} aria-haspopup="menu" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={() => setIsOpen(!isOpen)} className={triggerClassName}>
        {trigger}
      </button>
      {isOpen && (
        <div
          ref={list}
          id={id}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          onClick={(event) => event.target instanceof Element && event.target.closest('[role="menuitem"]') && close()}
          className={cx(
            "absolute z-40 min-w-44 animate-rise rounded-lg border border-line bg-surface p-1 shadow-floating",
            align === "right" ? "right-0" : "left-0",
            side === "top" ? "bottom-full mb-1.5" : "top-full mt-1.5",
            className,
          )}
        >
          {children}
        </div>
      )}
    </div>
  )
}
