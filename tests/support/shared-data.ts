import { existsSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../../shared/data", import.meta.url))

/** Path of a file or folder in the optional corpus beside the checkout; null when it is not there. */
export function sharedData(...parts: string[]): string | null {
  const wanted = path.join(root, ...parts)
  return existsSync(wanted) ? wanted : null
}
