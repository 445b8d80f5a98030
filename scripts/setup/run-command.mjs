import { spawn } from "node:child_process"
import { root } from "./project.mjs"

/**
 * Runs a command in the project's folder with its output shown and resolves with its exit code
 * (128 + signal number for a killed one, 127 where the command does not exist).
 */
export function runCommand([command, ...args], options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", ...options })
    child.once("error", () => resolve(127))
    child.once("exit", (code) => resolve(code ?? 128))
  })
}
