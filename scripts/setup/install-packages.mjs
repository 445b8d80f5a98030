import { spawnSync } from "node:child_process"
import { existsSync, readFileSync, rmSync } from "node:fs"
import path from "node:path"
import { root, SetupError, secondsSince } from "./project.mjs"
import { runCommand } from "./run-command.mjs"

const lockFile = path.join(root, "package-lock.json")
const installedFile = path.join(root, "node_modules", ".package-lock.json")

/** Brings node_modules to what the lock file says; does nothing where npm's own record says that it is so already. */
export async function installPackages() {
  const reason = whatIsMissing()
  if (!reason) return
  const startedAtMs = Date.now()
  console.log(`countersign: installing packages (${reason}); about a minute the first time`)
  const exitCode = await runCommand(npmCommand("ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"))
  if (exitCode !== 0) {
    throw new SetupError(`"npm ci" failed with exit code ${exitCode}; its own lines above say why. Is the package registry reachable?`)
  }
  dropForeignNode()
  console.log(`countersign: packages installed in ${secondsSince(startedAtMs)}`)
}

function whatIsMissing() {
  if (!existsSync(installedFile)) return "none are installed yet"
  const wanted = packagesOf(lockFile)
  const installed = packagesOf(installedFile)
  for (const [place, entry] of Object.entries(wanted)) {
    if (place === "" || entry.optional || entry.devOptional) continue
    const found = installed[place]
    const isSame = found?.version === entry.version && found?.integrity === entry.integrity
    if (!isSame) return "package-lock.json has changed"
    if (!existsSync(path.join(root, place, "package.json"))) return `${place} is gone`
  }
  return null
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {}
  } catch (cause) {
    throw new SetupError(`${file} cannot be read as JSON (${cause.message}). Restore it, or delete node_modules, and start again.`)
  }
}

function npmCommand(...args) {
  const npmScript = process.env.npm_execpath
  if (npmScript?.endsWith("npm-cli.js")) return [process.execPath, npmScript, ...args]
  return [process.platform === "win32" ? "npm.cmd" : "npm", ...args]
}

/** The bundled Node is built for glibc: elsewhere its link would stand before the machine's own Node. */
function dropForeignNode() {
  const bundled = path.join(root, "node_modules", ".bin", "node")
  if (process.platform === "win32" || !existsSync(bundled)) return
  if (spawnSync(bundled, ["--version"]).status !== 0) rmSync(bundled, { force: true })
}
