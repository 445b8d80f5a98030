import { spawnSync } from "node:child_process"
import path from "node:path"
import { root } from "../setup/project.mjs"
import { tool, toolEnvironment } from "./project-path.mjs"

/** The browser tests as skips, for a machine without a browser. */
export function listBrowserTests() {
  const [command, ...args] = tool("playwright", "test", "--list", "--reporter=list")
  const listed = spawnSync(command, args, { cwd: root, env: toolEnvironment(), encoding: "utf8" })
  const lines = [...listed.stdout.matchAll(/^\s+(?:\[.*?\] › )?(\S+?\.spec\.ts):\d+:\d+ › (.+)$/gm)]
  return lines.map(([, file, name]) => ({ file: path.join(root, "tests", "e2e", file), name }))
}
