"use client"

import type { FormField } from "./form-fields"

type ChoiceInputProps = { field: FormField; id: string; chosen: string[]; error: string | undefined; onChange: (chosen: string[]) => void }

/** Any number of given options, all in sight. */
export function ChoiceInput({ field: { label, hint, options, isRequired }, id, chosen, error, onChange }: ChoiceInputProps) {
  const toggle = (option: string) => onChange(chosen.includes(option) ? chosen.filter((other) => other !== option) : options.filter((other) => other === option || chosen.includes(other)))
  return (
    <fieldset aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined} className="space-y-1.5">
      <legend className="flex w-full items-baseline justify-between text-sm font-medium">
        <span>
          {label}
          {isRequired && <span className="ml-1 font-normal text-faint">(required)</span>}
        </span>
        {chosen.length > 0 && <span className="text-xs font-normal text-faint tabular-nums">{chosen.length} chosen</span>}
      </legend>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      <div id={id} tabIndex={-1} className="grid max-h-56 grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] overflow-y-auto rounded-md border border-control bg-surface p-1.5">
        {options.map((option) => (
          <label key={option} className="flex min-h-7 items-center gap-2 rounded px-1.5 text-sm hover:bg-sunken">
            <input type="checkbox" className="size-4 shrink-0 accent-accent" checked={chosen.includes(option)} onChange={() => toggle(option)} />
            <span className="min-w-0 truncate" title={option}>
              {option}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-danger-ink">
          {error}
        </p>
      )}
    </fieldset>
  )
}
