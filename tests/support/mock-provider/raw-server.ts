import { createServer, type AddressInfo, type Socket } from "node:net"
import { setTimeout as pause } from "node:timers/promises"

/** One thing done to a connection: bytes to send, a wait, or an end of it. Without an end it stays open and silent. */
export type RawStep = string | Uint8Array | { pauseMs: number } | { close: "end" | "reset" }

export type RawServer = {
  url: string
  /** How the next requests are answered, byte by byte. */
  play(steps: readonly RawStep[]): void
  /** Resolves once the client has closed the connection of the latest request. */
  clientLeft(): Promise<void>
  close(): Promise<void>
}

/** A server below HTTP: what it sends, and in which packets, is exactly what it is told. */
export async function startRawServer(): Promise<RawServer> {
  let steps: readonly RawStep[] = []
  let left: Promise<void> = Promise.resolve()
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    let request = ""
    socket.on("error", () => undefined)
    socket.on("close", () => sockets.delete(socket))
    socket.on("data", (bytes) => {
      request += bytes.toString("latin1")
      if (!isWhole(request)) return
      request = ""
      left = new Promise((resolve) => void socket.once("end", resolve).once("close", resolve))
      void run(socket, steps)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    play: (next) => void (steps = next),
    clientLeft: () => left,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

async function run(socket: Socket, steps: readonly RawStep[]): Promise<void> {
  for (const step of steps) {
    if (socket.destroyed) return
    if (typeof step === "string" || step instanceof Uint8Array) await new Promise<void>((resolve) => socket.write(step, () => resolve()))
    else if ("pauseMs" in step) await pause(step.pauseMs)
    else if (step.close === "end") socket.end()
    else socket.resetAndDestroy()
  }
}

function isWhole(request: string): boolean {
  const headersEnd = request.indexOf("\r\n\r\n")
  const length = Number(/^content-length: *(\d+)/im.exec(request)?.[1] ?? 0)
  return headersEnd >= 0 && request.length >= headersEnd + 4 + length
}

/** Head of a streamed answer whose end only its last chunk or the end of the connection tells. */
export function streamHead(framing: "chunked" | "until-closed" = "chunked", contentType = "text/event-stream"): string {
  const lines = ["HTTP/1.1 200 OK", `content-type: ${contentType}`, "request-id: req_raw", "x-request-id: req_raw"]
  return `${[...lines, framing === "chunked" ? "transfer-encoding: chunked" : "connection: close"].join("\r\n")}\r\n\r\n`
}

/** Bytes as one chunk of a chunked answer; no bytes are its end. */
export function chunk(content: string | Uint8Array): Uint8Array {
  const bytes = Buffer.from(content)
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")])
}

/** A whole answer in one piece. */
export function wholeAnswer(status: number, body: string, headers: Record<string, string> = {}): string {
  const all = { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)), "request-id": "req_raw", "x-request-id": "req_raw", ...headers }
  return `HTTP/1.1 ${status} Answer\r\n${Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`
}
