import type { ReactNode } from "react"

type FieldProps = {
  /** Id of the control; hint and error are then `${id}-hint` and `${id}-error`, see `describedBy`. */
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: string | null | undefined
  isRequired?: boolean
  /** Stands at the right of the label, such as a count of characters. */
  aside?: ReactNode
  children: ReactNode
}

export function Field({ id, label, hint, error, isRequired = false, aside, children }: FieldProps) {
  return (
    <div className="space-y-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
          {isRequired && <span className="ml-1 font-normal text-faint">(required)</span>}
        </label>
        {aside && <span className="text-xs text-faint tabular-nums">{aside}</span>}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-danger-ink">
          {error}
        </p>
      )}
    </div>
  )
}
