"use client"

import { useId, useRef, type ReactNode } from "react"
import { cx } from "./cx"
import { moveFocus } from "./move-focus"

type TabsProps<V extends string> = {
  label: string
  tabs: readonly { value: V; label: string; count?: number | undefined }[]
  value: V
  onChange: (value: V) => void
  className?: string
  panelClassName?: string
  children: ReactNode
}

/** Tabs within a page; the panel of the chosen one is the children. */
export function Tabs<V extends string>({ label, tabs, value, onChange, className, panelClassName, children }: TabsProps<V>) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  return (
    <div className={className}>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={(event) => list.current && moveFocus({ event, root: list.current, selector: '[role="tab"]' })}
        className="flex shrink-0 gap-1 overflow-x-auto border-b border-line px-2"
      >
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab.value === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => onChange(tab.value)}
            className={cx(
              "-mb-px inline-flex h-9 shrink-0 items-center gap-1.5 border-b-2 px-2 text-sm font-medium whitespace-nowrap focus-visible:outline-offset-[-2px]",
              tab.value === value ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink",
            )}
          >
            {tab.label}
            {tab.count !== undefined && <span className="text-xs text-faint tabular-nums">{tab.count}</span>}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${value}`} tabIndex={0} className={cx("focus-visible:outline-offset-[-2px]", panelClassName)}>
        {children}
      </div>
    </div>
  )
}
