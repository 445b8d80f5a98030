const nanoPerCent = 10_000_000n

/**
 * Integer nano-dollars as dollars: cents and more with two digits, less with four, still less as "< $0.0001".
 * What is unknown (null) is a dash, not a zero.
 */
export function formatNanoUsd(nanoUsd: string | null): string {
  if (nanoUsd === null || !/^-?\d+$/.test(nanoUsd)) return "–"
  const value = BigInt(nanoUsd)
  if (value < 0n) return `−${formatNanoUsd((-value).toString())}`
  if (value === 0n) return "$0"
  if (value < 100_000n) return "< $0.0001"
  if (value < 100n * nanoPerCent) return `$${fixed(value, 4)}`
  return `$${grouped(fixed(value, 2))}`
}

/** Rounds half up, in integers: a float would lose nano-dollars of large sums. */
function fixed(nanoUsd: bigint, digits: number): string {
  const unit = 10n ** BigInt(9 - digits)
  const rounded = (nanoUsd + unit / 2n) / unit
  const text = rounded.toString().padStart(digits + 1, "0")
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

function grouped(decimal: string): string {
  return decimal.replace(/\B(?=(\d{3})+(?=\.))/g, ",")
}
