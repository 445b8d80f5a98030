import { spawn } from "node:child_process"
import { mkdirSync, rmSync } from "node:fs"
import { root } from "../setup/project.mjs"
import { reportsFolder, toolEnvironment } from "./project-path.mjs"
import { readReport } from "./read-report.mjs"

const running = new Set()

/** Runs one stage and resolves with `{ passed, failed, skips, output }`; a runner that crashed or hung is one failure more. */
export async function runStage(stage, { environment, isQuiet = false }) {
  if (stage.report) {
    mkdirSync(reportsFolder, { recursive: true })
    rmSync(stage.report, { force: true })
  }
  let output = ""
  for (const command of stage.commands) {
    const ended = await runTool(command, { environment, isQuiet, limitMs: stage.limitMs })
    output += ended.output
    if (ended.exitCode !== 0) return { ...countsOf(stage, ended.exitCode), output }
  }
  return { ...countsOf(stage, 0), output }
}

/** Ends the tools that run now, with everything they started. */
export function stopTools() {
  for (const child of running) killGroup(child, "SIGKILL")
}

function countsOf(stage, exitCode) {
  if (stage.kind === "check") return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skips: [] }
  const counts = reportOrNothing(stage)
  const isCrash = exitCode !== 0 && counts.failed === 0
  return isCrash ? { ...counts, failed: 1 } : counts
}

function reportOrNothing(stage) {
  try {
    return readReport(stage)
  } catch {
    return { passed: 0, failed: 1, skips: [] }
  }
}

function runTool([command, ...args], { environment, isQuiet, limitMs }) {
  return new Promise((resolve) => {
    const stdio = ["ignore", isQuiet ? "pipe" : "inherit", isQuiet ? "pipe" : "inherit"]
    const child = spawn(command, args, { cwd: root, env: toolEnvironment(environment), stdio, detached: true })
    let output = ""
    const collect = (text) => {
      output += text
    }
    child.stdout?.setEncoding("utf8").on("data", collect)
    child.stderr?.setEncoding("utf8").on("data", collect)
    const timer = setTimeout(() => {
      const message = `countersign: stopped after ${limitMs / 60_000} minutes: ${args.join(" ")}\n`
      output += message
      if (!isQuiet) console.error(message)
      killGroup(child, "SIGKILL")
    }, limitMs)
    running.add(child)
    child.once("error", (error) => collect(`${error.message}\n`))
    child.once("close", (exitCode) => {
      clearTimeout(timer)
      running.delete(child)
      resolve({ exitCode: exitCode ?? 1, output })
    })
  })
}

function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    if (error.code !== "ESRCH") throw error
  }
}
