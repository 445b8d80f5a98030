import { existsSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"

export const root = fileURLToPath(new URL("../..", import.meta.url))

export const oldestNodeMajor = 20

/** The Node that npm scripts of this project get: the bundled one where it exists. */
export function nodePath() {
  const bundled = path.join(root, "node_modules", ".bin", "node")
  return process.platform !== "win32" && existsSync(bundled) ? bundled : process.execPath
}

export function secondsSince(startedAtMs) {
  return `${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`
}

/** An end that the person at the keyboard can act on: shown as one sentence, without a stack. */
export class SetupError extends Error {}

export function showError(error) {
  console.error(error instanceof SetupError ? `\ncountersign: ${error.message}` : error)
}

export function exitWith(error) {
  showError(error)
  process.exit(1)
}
