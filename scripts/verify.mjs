import { exitWith, secondsSince } from "./setup/project.mjs"
import { runStage, stopTools } from "./testing/run-stage.mjs"
import { checks, unitTests } from "./testing/stages.mjs"

const startedAtMs = Date.now()
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => (stopTools(), process.exit(1)))

try {
  const results = await Promise.all([...checks, unitTests].map(run))
  console.log("")
  for (const { name, passed, failed, took } of results) {
    console.log(`${failed > 0 ? "✗" : "✓"} ${name.padEnd(8)} ${passed} passed, ${failed} failed (${took})`)
  }
  const hasFailed = results.some(({ failed }) => failed > 0)
  console.log(`\n${hasFailed ? "Not verified" : "Verified"} in ${secondsSince(startedAtMs)}`)
  process.exitCode = hasFailed ? 1 : 0
} catch (error) {
  stopTools()
  exitWith(error)
}

/** They run side by side, so that only the output of those that failed is shown, whole. */
async function run(stage) {
  const counts = await runStage(stage, { isQuiet: true })
  if (counts.failed > 0) console.log(`\n── ${stage.name} ──\n${counts.output}`)
  return { ...counts, name: stage.name, took: secondsSince(startedAtMs) }
}
