import { listForbiddenSkips } from "./judge-skips.mjs"

/**
 * Prints what each part of the suite came to, ends with the one line of totals and returns the exit code. A complete run
 * may skip nothing but tests that read the optional corpus where it is absent; each other skip counts as failed.
 */
export function reportResults({ results, missing, isComplete }) {
  const skips = results.flatMap((result) => result.skips)
  const forbidden = isComplete ? listForbiddenSkips(skips) : []
  console.log("")
  for (const { name, passed, failed, skips: own, took } of results) {
    console.log(`${name.padEnd(12)} ${passed} passed, ${failed} failed, ${own.length} skipped (${took})`)
  }
  for (const what of missing) if (what) console.log(`\nNot on this machine: ${what}.`)
  if (forbidden.length > 0) console.log("\nSkipped, though a complete run may not skip them (each counts as failed):")
  for (const { file, name } of forbidden) console.log(`  ${file}: ${name}`)

  const passed = sum(results.map((result) => result.passed))
  const failed = sum(results.map((result) => result.failed)) + forbidden.length
  const skipped = skips.length - forbidden.length
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`)
  return failed > 0 ? 1 : 0
}

function sum(counts) {
  return counts.reduce((total, count) => total + count, 0)
}
