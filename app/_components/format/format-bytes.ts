const units = ["B", "kB", "MB", "GB"]

/** Decimal units, as file managers show them. */
export function formatBytes(byteLength: number): string {
  let value = byteLength
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : Math.round(value * 10) / 10} ${units[unit]}`
}
