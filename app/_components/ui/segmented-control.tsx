"use client"

import { useId } from "react"
import type { LucideIcon } from "lucide-react"
import { cx } from "./cx"

type SegmentedControlProps<V extends string> = {
  label: string
  options: readonly { value: V; label: string; icon?: LucideIcon; count?: number }[]
  value: V
  onChange: (value: V) => void
  isIconOnly?: boolean
  className?: string
}

/** A choice of few, all in sight; a group of radio buttons underneath. */
export function SegmentedControl<V extends string>({ label, options, value, onChange, isIconOnly = false, className }: SegmentedControlProps<V>) {
  const name = useId()
  return (
    <fieldset className={cx("inline-flex rounded-md border border-line bg-sunken p-0.5", className)}>
      <legend className="sr-only">{label}</legend>
      {options.map(({ value: option, label: text, icon: Icon, count }) => (
        <label
          key={option}
          title={isIconOnly ? text : undefined}
          className="inline-flex h-6 min-w-7 items-center justify-center gap-1.5 rounded px-2 text-sm text-muted has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-raised has-focus-visible:outline-2 has-focus-visible:outline-accent-ink"
        >
          <input type="radio" name={name} value={option} checked={value === option} onChange={() => onChange(option)} className="sr-only" />
          {Icon && <Icon aria-hidden className="size-3.5" />}
          <span className={isIconOnly ? "sr-only" : undefined}>{text}</span>
          {count !== undefined && <span className="text-xs text-faint tabular-nums">{count}</span>}
        </label>
      ))}
    </fieldset>
  )
}
