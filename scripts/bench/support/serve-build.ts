import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"

/** The built app on fresh data in a process of its own, at a port of the system's choice or at PORT. */
export async function serveBuild(): Promise<{ baseUrl: string; stop: () => void }> {
  if (!existsSync(".next/BUILD_ID")) throw new Error("there is no build yet: run `npm run build` first")
  const folder = mkdtempSync(path.join(tmpdir(), "countersign-viewer-"))
  const port = process.env.PORT ?? String(43_000 + Math.floor(Math.random() * 2_000))
  const child: ChildProcess = spawn(process.execPath, ["scripts/serve.mjs"], { env: { ...process.env, PORT: port, DATA_DIR: folder, LOG_LEVEL: "error" }, stdio: "inherit" })
  const stop = () => {
    child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  process.once("exit", stop)
  const baseUrl = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 240; tries++) {
    if (child.exitCode !== null) throw new Error("the built app did not start")
    if ((await fetch(`${baseUrl}/api/ready`).catch(() => null))?.ok) return { baseUrl, stop }
    await sleep(250)
  }
  throw new Error("the built app did not answer in a minute")
}
