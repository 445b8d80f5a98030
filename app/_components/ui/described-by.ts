/** What a control inside a Field needs to be announced with its hint and its error. */
export function describedBy({ id, hint, error }: { id: string; hint?: unknown; error?: string | null | undefined }) {
  const ids = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(" ")
  return { id, "aria-describedby": ids || undefined, "aria-invalid": error ? (true as const) : undefined }
}
