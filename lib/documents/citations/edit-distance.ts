/** Least number of letters to replace, drop or add to turn one text into the other. */
export function editDistance(first: string, second: string): number {
  let costs = Array.from({ length: second.length + 1 }, (_, column) => column)
  for (let row = 1; row <= first.length; row++) {
    const next = [row]
    for (let column = 1; column <= second.length; column++) {
      const replaced = (costs[column - 1] ?? 0) + (first[row - 1] === second[column - 1] ? 0 : 1)
      next.push(Math.min(replaced, (costs[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    costs = next
  }
  return costs[second.length] ?? 0
}
