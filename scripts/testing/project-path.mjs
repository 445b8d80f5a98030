import path from "node:path"
import { nodePath, root } from "../setup/project.mjs"

export const reportsFolder = path.join(root, ".cache", "reports")

/** The environment of a tool's process: the project's binaries and Node first, nothing sent to anyone. */
export function toolEnvironment(additions = {}) {
  const binaries = path.join(root, "node_modules", ".bin")
  return {
    ...process.env,
    PATH: `${binaries}${path.delimiter}${process.env.PATH}`,
    NEXT_TELEMETRY_DISABLED: "1",
    ...additions,
  }
}

/** A tool of node_modules, run by the project's own Node. */
export function tool(name, ...args) {
  return [nodePath(), path.join(root, "node_modules", ".bin", name), ...args]
}
