export const unsupportedHint = "No source supports this sentence"

/** Says what the dotted line means; nothing where there is none. */
export function ClaimsLegend({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <p className="flex items-baseline gap-2 text-sm text-muted">
      <span aria-hidden className="w-6 shrink-0 translate-y-[-3px] border-b-2 border-dotted border-danger-ink" />
      {unsupportedHint}{count > 1 && `: ${count} sentences`}. Check it before you rely on it.
    </p>
  )
}
