/** 850 → "0.9 s", 95_000 → "1 min 35 s". */
export function formatDuration(durationMs: number): string {
  if (durationMs < 950) return `${Math.max(1, Math.round(durationMs))} ms`
  if (durationMs < 59_950) return `${(durationMs / 1000).toFixed(1)} s`
  const seconds = Math.round(durationMs / 1000)
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
}
