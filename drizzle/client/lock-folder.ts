import { createHash } from "node:crypto"
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import net from "node:net"
import path from "node:path"

export class DataFolderInUseError extends Error {
  override readonly name = "DataFolderInUseError"
  constructor(folder: string) {
    super(`The data folder ${folder} is in use by another Countersign process. Stop that one, or give this one another DATA_DIR or a DATABASE_URL.`)
  }
}

/**
 * Holds a folder for this process; a second holder would silently overwrite its data. On Linux an abstract socket,
 * which the kernel drops with the process whatever kills it; elsewhere a file naming a live process.
 */
export async function lockFolder(folder: string, waitMs: number): Promise<() => void> {
  const resolved = path.resolve(folder)
  const take = process.platform === "linux" ? takeSocket : takeFile
  const startedMs = Date.now()
  for (;;) {
    const release = await take(resolved)
    if (release) return release
    if (Date.now() - startedMs >= waitMs) throw new DataFolderInUseError(resolved)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function takeSocket(folder: string): Promise<(() => void) | null> {
  const name = `\0countersign-${createHash("sha256").update(folder).digest("hex").slice(0, 32)}`
  const server = net.createServer()
  const isHeld = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false))
    server.listen(name, () => resolve(true))
  })
  if (!isHeld) return null
  server.unref()
  return () => server.close()
}

async function takeFile(folder: string): Promise<(() => void) | null> {
  const file = `${folder}.lock`
  mkdirSync(path.dirname(file), { recursive: true })
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" })
    return () => rmSync(file, { force: true })
  } catch {
    if (isAlive(Number(readFileSync(file, "utf8")))) return null
    rmSync(file, { force: true })
    return takeFile(folder)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
