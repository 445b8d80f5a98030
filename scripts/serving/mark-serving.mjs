import { mkdirSync, readdirSync, readlinkSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { root } from "../setup/project.mjs"

const folder = path.join(root, ".cache", "serving")

/** Says to later builds that this process serves the present one; a build would pull it from under its feet. */
export function markServing() {
  const mark = path.join(folder, String(process.pid))
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(mark, "")
  } catch (error) {
    if (error.code !== "EROFS" && error.code !== "EACCES") throw error
  }
  process.once("exit", () => rmSync(mark, { force: true }))
}

/** Process ids of the servers that run on the present build. */
export function listServing() {
  return marks().filter((processId) => {
    if (isAlive(processId)) return true
    rmSync(path.join(folder, String(processId)), { force: true })
    return false
  })
}

function marks() {
  try {
    return readdirSync(folder).map(Number).filter(Number.isInteger)
  } catch {
    return []
  }
}

/** A process number is used again after a while, so that being alive alone does not make it a server of this folder. */
function isAlive(processId) {
  try {
    process.kill(processId, 0)
    return process.platform !== "linux" || readlinkSync(`/proc/${processId}/cwd`) === realpathSync(root)
  } catch (error) {
    return error.code === "EPERM" || error.code === "EACCES"
  }
}
