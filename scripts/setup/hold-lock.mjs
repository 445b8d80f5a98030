import { createHash } from "node:crypto"
import { realpathSync, rmSync } from "node:fs"
import { connect, createServer } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"

/**
 * Runs `work` while no other process works on the same folder. The lock is a listening socket, so that the kernel frees
 * it when its holder is killed; whoever waits holds a connection to it and wakes when that ends.
 */
export async function holdLock(folder, work) {
  const address = lockAddress(folder)
  let lock = await listenOn(address)
  if (!lock) console.log("countersign: another start is preparing this folder; waiting for it")
  while (!lock) {
    await untilFreed(address)
    lock = await listenOn(address)
  }
  try {
    return await work()
  } finally {
    lock.free()
  }
}

function lockAddress(folder) {
  const name = `countersign-${createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 24)}`
  if (process.platform === "linux") return `\0${name}`
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.sock`)
}

function listenOn(address) {
  const waiting = new Set()
  const server = createServer((socket) => {
    waiting.add(socket.on("error", () => {}))
  })
  const free = () => {
    for (const socket of waiting) socket.destroy()
    server.close()
  }
  return new Promise((resolve, reject) => {
    server.once("error", (error) => (error.code === "EADDRINUSE" ? resolve(null) : reject(error)))
    server.listen(address, () => resolve({ free }))
  })
}

function untilFreed(address) {
  return new Promise((resolve) => {
    const socket = connect(address)
    socket.once("error", (error) => {
      const isLeftover = error.code === "ECONNREFUSED" && path.isAbsolute(address) && process.platform !== "win32"
      if (isLeftover) rmSync(address, { force: true })
    })
    socket.once("close", () => setTimeout(resolve, 50))
    socket.resume()
  })
}
