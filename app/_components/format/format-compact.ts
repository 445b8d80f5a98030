const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 })

/** 12,345 → "12.3K", for places where the exact number is a click away. */
export function formatCompact(count: number): string {
  return compact.format(count)
}
