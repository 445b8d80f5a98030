/** The first index whose value is at least `wanted`, in a list that never falls; its length when there is none. */
export function wordAt(values: Int32Array, wanted: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
