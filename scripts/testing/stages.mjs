import path from "node:path"
import { reportsFolder, tool } from "./project-path.mjs"

const minuteMs = 60_000

/** Checks of the sources as they stand; each counts as one test. */
export const checks = [
  check("lint", tool("oxlint", "--type-aware", "--deny-warnings")),
  check("types", tool("next", "typegen"), tool("tsc", "--noEmit")),
  check("unused", tool("knip", "--no-progress")),
]

export const unitTests = vitest("unit", 10, "unit", "architecture")

export const runnerStages = [unitTests, vitest("integration", 20, "integration"), vitest("faults", 20, "faults")]

/** Needs a build, unlike all the others. */
export const browserTests = {
  name: "e2e",
  kind: "playwright",
  report: path.join(reportsFolder, "e2e.json"),
  commands: [tool("playwright", "test")],
  limitMs: 25 * minuteMs,
}

function check(name, ...commands) {
  return { name, kind: "check", commands, limitMs: 5 * minuteMs }
}

function vitest(name, limitMinutes, ...projects) {
  const report = path.join(reportsFolder, `${name}.json`)
  const selection = projects.flatMap((project) => ["--project", project])
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`]
  return {
    name,
    kind: "vitest",
    report,
    commands: [tool("vitest", "run", ...selection, ...reporters)],
    limitMs: limitMinutes * minuteMs,
  }
}
