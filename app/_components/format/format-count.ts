const whole = new Intl.NumberFormat("en-US")

/** 1234567 → "1,234,567". */
export function formatCount(count: number): string {
  return whole.format(count)
}
