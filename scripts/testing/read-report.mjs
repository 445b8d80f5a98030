import { readFileSync } from "node:fs"

/**
 * Counts of a runner's JSON report: `{ passed, failed, skips }`, a skip being `{ file, name }`. A file that failed before
 * its first test counts as one failed.
 */
export function readReport({ kind, report }) {
  const json = JSON.parse(readFileSync(report, "utf8"))
  return kind === "vitest" ? countVitest(json) : countPlaywright(json)
}

function countVitest({ testResults }) {
  const tests = testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults.map(({ status, fullName }) => ({ file, name: fullName, status })),
  )
  const unread = testResults.filter(({ status, assertionResults }) => status === "failed" && !assertionResults.some(isFailed))
  return {
    passed: tests.filter(({ status }) => status === "passed").length,
    failed: tests.filter(isFailed).length + unread.length,
    skips: tests.filter(({ status }) => status !== "passed" && status !== "failed"),
  }
}

function isFailed({ status }) {
  return status === "failed"
}

function countPlaywright({ suites, errors, config }) {
  const tests = listPlaywrightTests(suites, config.rootDir)
  return {
    passed: tests.filter(({ status }) => status === "expected").length,
    failed: tests.filter(({ status }) => status === "unexpected" || status === "flaky").length + errors.length,
    skips: tests.filter(({ status }) => status === "skipped"),
  }
}

function listPlaywrightTests(suites, folder) {
  return suites.flatMap((suite) => [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map(({ status }) => ({ file: `${folder}/${spec.file}`, name: spec.title, status })),
    ),
    ...listPlaywrightTests(suite.suites ?? [], folder),
  ])
}
