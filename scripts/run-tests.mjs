import { buildApp } from "./setup/build-app.mjs"
import { holdLock } from "./setup/hold-lock.mjs"
import { root, secondsSince, showError } from "./setup/project.mjs"
import { findFreePort } from "./testing/find-free-port.mjs"
import { listBrowserTests } from "./testing/list-browser-tests.mjs"
import { provideChromium } from "./testing/provide-chromium.mjs"
import { providePostgres } from "./testing/provide-postgres.mjs"
import { reportResults } from "./testing/report-results.mjs"
import { runStage, stopTools } from "./testing/run-stage.mjs"
import { browserTests, checks, runnerStages } from "./testing/stages.mjs"

const results = []
let postgres

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => endEarly(signal))

try {
  postgres = await providePostgres()
  const chromium = await provideChromium()
  const environment = await environmentFor(postgres, chromium)
  for (const stage of [...checks, ...runnerStages]) await record(stage.name, () => runStage(stage, { environment }))
  const isBuilt = await record("build", build)
  if (isBuilt) await record(browserTests.name, () => runBrowserTests({ environment, chromium }))
  process.exitCode = reportResults({ results, missing: [postgres.missing, chromium.missing], isComplete: Boolean(process.env.CI) })
} catch (error) {
  stopTools()
  showError(error)
  process.exitCode = 1
} finally {
  await postgres?.stop?.()
}

async function environmentFor({ url }, { path }) {
  const port = String(await findFreePort())
  return { E2E_PORT: port, ...(url && { TEST_DATABASE_URL: url }), ...(path && { CHROMIUM_PATH: path }) }
}

/** Runs a part of the suite under its heading, keeps its counts and says whether all of it passed. */
async function record(name, work) {
  const startedAtMs = Date.now()
  console.log(`\n── ${name} ${"─".repeat(70 - name.length)}`)
  const counts = await work()
  results.push({ ...counts, name, took: secondsSince(startedAtMs) })
  return counts.failed === 0
}

async function build() {
  try {
    await holdLock(root, buildApp)
    return { passed: 1, failed: 0, skips: [] }
  } catch (error) {
    showError(error)
    return { passed: 0, failed: 1, skips: [] }
  }
}

function runBrowserTests({ environment, chromium }) {
  return chromium.missing ? { passed: 0, failed: 0, skips: listBrowserTests() } : runStage(browserTests, { environment })
}

async function endEarly(signal) {
  console.error(`\ncountersign: tests ended early (${signal})`)
  stopTools()
  await postgres?.stop?.()
  process.exit(1)
}
