import { buildApp } from "./setup/build-app.mjs"
import { holdLock } from "./setup/hold-lock.mjs"
import { exitWith, root, secondsSince } from "./setup/project.mjs"
import { findFreePort } from "./testing/find-free-port.mjs"
import { listForbiddenSkips } from "./testing/judge-skips.mjs"
import { listBrowserTests } from "./testing/list-browser-tests.mjs"
import { provideChromium } from "./testing/provide-chromium.mjs"
import { providePostgres } from "./testing/provide-postgres.mjs"
import { runStage, stopTools } from "./testing/run-stage.mjs"
import { checks, testStages } from "./testing/stages.mjs"

const isComplete = Boolean(process.env.CI)
const results = []
let postgres

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => endEarly(signal))

try {
  postgres = await providePostgres()
  const chromium = await provideChromium()
  await holdLock(root, buildApp)
  const environment = await environmentFor(postgres, chromium)
  for (const stage of [...checks, ...testStages]) results.push(await run(stage, { environment, chromium }))
  await postgres.stop?.()
  process.exitCode = report([postgres, chromium])
} catch (error) {
  stopTools()
  await postgres?.stop?.()
  exitWith(error)
}

async function environmentFor({ url }, { path }) {
  const port = String(await findFreePort())
  return { E2E_PORT: port, ...(url && { TEST_DATABASE_URL: url }), ...(path && { CHROMIUM_PATH: path }) }
}

async function run(stage, { environment, chromium }) {
  const startedAtMs = Date.now()
  console.log(`\n── ${stage.name} ${"─".repeat(70 - stage.name.length)}`)
  const isWithoutBrowser = stage.kind === "playwright" && chromium.missing
  const counts = isWithoutBrowser ? { passed: 0, failed: 0, skips: listBrowserTests() } : await runStage(stage, { environment })
  return { ...counts, name: stage.name, took: secondsSince(startedAtMs) }
}

/** Prints what each stage came to, ends with the one line of totals and returns the exit code. */
function report(providers) {
  const skips = results.flatMap((result) => result.skips)
  const forbidden = isComplete ? listForbiddenSkips(skips) : []
  console.log("")
  for (const { name, passed, failed, skips: own, took } of results) {
    console.log(`${name.padEnd(12)} ${passed} passed, ${failed} failed, ${own.length} skipped (${took})`)
  }
  for (const { missing } of providers) if (missing) console.log(`\nNot on this machine: ${missing}.`)
  if (forbidden.length > 0) console.log("\nSkipped, though a full run may not skip them (each counts as failed):")
  for (const { file, name } of forbidden) console.log(`  ${file}: ${name}`)

  const passed = sumOf((result) => result.passed)
  const failed = sumOf((result) => result.failed) + forbidden.length
  const skipped = skips.length - forbidden.length
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`)
  return failed > 0 ? 1 : 0
}

function sumOf(count) {
  return results.reduce((sum, result) => sum + count(result), 0)
}

async function endEarly(signal) {
  console.error(`\ncountersign: tests ended early (${signal})`)
  stopTools()
  await postgres?.stop?.()
  process.exit(1)
}
