import { spawnSync } from "node:child_process"
import { root } from "../setup/project.mjs"
import { tool, toolEnvironment } from "./project-path.mjs"

/** The browser tests as skips, for a machine without a browser. */
export function listBrowserTests() {
  const [command, ...args] = tool("playwright", "test", "--list", "--reporter=list")
  const listed = spawnSync(command, args, { cwd: root, env: toolEnvironment(), encoding: "utf8" })
  const lines = listed.stdout.split("\n").filter((line) => line.includes(" › "))
  return lines.map((line) => ({ file: "tests/e2e", name: line.trim() }))
}
