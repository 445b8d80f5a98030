import { existsSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { listServing } from "../serving/mark-serving.mjs"
import { hashSources } from "./hash-sources.mjs"
import { nodePath, root, SetupError, secondsSince } from "./project.mjs"
import { runCommand } from "./run-command.mjs"

const buildId = path.join(root, ".next", "BUILD_ID")
const builtFrom = path.join(root, ".next", "built-from")

/** Builds the app unless the build at hand was made from these very sources. */
export async function buildApp() {
  const sources = hashSources()
  if (existsSync(buildId) && existsSync(builtFrom) && readFileSync(builtFrom, "utf8") === sources) return
  const serving = listServing()
  if (serving.length > 0) {
    throw new SetupError(
      `the sources have changed and need a build, but a server runs on the present one (process ${serving.join(", ")}). Stop it first.`,
    )
  }
  const startedAtMs = Date.now()
  console.log("countersign: building the app; about half a minute")
  const exitCode = await runCommand([nodePath(), path.join("node_modules", "next", "dist", "bin", "next"), "build"], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  })
  if (exitCode !== 0) throw new SetupError(`"next build" failed with exit code ${exitCode}; its own lines above say why.`)
  writeFileSync(builtFrom, sources)
  console.log(`countersign: built in ${secondsSince(startedAtMs)}`)
}
