import { execFileSync, spawn, spawnSync } from "node:child_process"
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { SetupError } from "../setup/project.mjs"
import { findFreePort } from "./find-free-port.mjs"

const startLimitMs = 30_000

/**
 * Starts a throw-away PostgreSQL on a free port of 127.0.0.1 and resolves with the URL of its superuser and a function that
 * stops it and removes its files. It ends with this process, however that ends.
 */
export async function startPostgres(binaries) {
  const folder = mkdtempSync(path.join(tmpdir(), "countersign-postgres-"))
  const data = path.join(folder, "data")
  const owner = serverAccount()
  mkdirSync(data, { mode: 0o700 })
  if (owner) for (const place of [folder, data]) chownSync(place, owner.uid, owner.gid)

  const environment = { PATH: process.env.PATH, LC_ALL: "C.UTF-8" }
  const initdb = [path.join(binaries, "initdb"), "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync"]
  execFileSync(initdb[0], initdb.slice(1), { ...owner, cwd: folder, env: environment, stdio: ["ignore", "ignore", "inherit"] })

  const port = await findFreePort()
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    fsync: "off",
    shared_buffers: "128MB",
    maintenance_work_mem: "256MB",
    max_connections: "200",
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  const [command, ...args] = boundToParent([path.join(binaries, "postgres"), "-D", data, "-p", String(port), ...flags], owner)
  const server = spawn(command, args, { cwd: folder, env: environment, detached: true, stdio: ["ignore", "ignore", "pipe"] })
  const exited = new Promise((resolve) => server.once("exit", resolve))
  await untilReady(server, path.join(folder, "log"))
  const stop = async () => {
    server.kill("SIGINT")
    await exited
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop }
}

/** PostgreSQL refuses to run as root; Debian's package brings the account it runs under. */
function serverAccount() {
  if (process.getuid?.() !== 0) return null
  const idOf = (flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }))
  return { uid: idOf("-u"), gid: idOf("-g") }
}

/** `setpriv` makes the kernel stop the server when this process dies without having stopped it. */
function boundToParent(command, owner) {
  if (spawnSync("setpriv", ["--version"]).status !== 0) {
    if (owner) throw new SetupError("setpriv (package util-linux) is needed to run PostgreSQL as root.")
    return command
  }
  const account = owner ? [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups"] : []
  return ["setpriv", ...account, "--pdeathsig=INT", "--", ...command]
}

function untilReady(server, logFile) {
  return new Promise((resolve, reject) => {
    let log = ""
    const fail = (reason) => reject(new SetupError(`the throw-away PostgreSQL ${reason}:\n${log}`))
    const timer = setTimeout(() => fail("did not start in time"), startLimitMs)
    server.once("exit", (code) => fail(`ended with exit code ${code}`))
    server.stderr.setEncoding("utf8").on("data", (text) => {
      log = (log + text).slice(-20_000)
      writeFileSync(logFile, text, { flag: "a" })
      if (!log.includes("ready to accept connections")) return
      clearTimeout(timer)
      resolve()
    })
  })
}
