import { spawn } from "node:child_process"
import { root } from "./project.mjs"

const endingSignals = ["SIGTERM", "SIGINT", "SIGHUP"]

/**
 * Runs a command in the project's folder with its output shown and resolves with its exit code (127 where the command does
 * not exist). A signal to this process ends the command first, so that no half-made build goes on alone.
 */
export function runCommand([command, ...args], options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", ...options })
    const pass = (signal) => {
      child.kill(signal)
      child.once("exit", () => process.exit(1))
    }
    const end = (exitCode) => {
      for (const signal of endingSignals) process.off(signal, pass)
      resolve(exitCode)
    }
    for (const signal of endingSignals) process.once(signal, pass)
    child.once("error", () => end(127))
    child.once("exit", (code) => end(code ?? 128))
  })
}
