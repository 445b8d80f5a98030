import { measureSystem } from "@/lib/services/admin/measure-system"
import type { TestDeps } from "@/tests/support/deps"

/** Values of the metrics page by name; of those with labels, any one. */
export async function readMeasured(deps: TestDeps): Promise<Record<string, number>> {
  return Object.fromEntries((await measureSystem(deps)).map(({ name, value }) => [name, value]))
}
