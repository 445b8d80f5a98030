import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

export type ReplayServer = { url: string; play(stream: string, transport: Transport): void; close(): Promise<void> }

/** How the bytes arrive: in one piece, in slices that cut events and characters, or with CRLF line ends. */
export type Transport = "whole" | "sliced" | "crlf"

const sliceBytes = 7
const slicesPerTurn = 20

/** Answers every POST with the stream it was last told to play. */
export async function startReplayServer(): Promise<ReplayServer> {
  let bytes = Buffer.alloc(0)
  let isSliced = false
  const server = createServer(async (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream", "request-id": "req_replayed", "x-request-id": "req_replayed" })
    const pieceBytes = isSliced ? sliceBytes : bytes.length
    for (let start = 0, turn = 0; start < bytes.length; start += pieceBytes, turn++) {
      response.write(bytes.subarray(start, start + pieceBytes))
      if (turn % slicesPerTurn === 0) await new Promise(setImmediate)
    }
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    play(stream, transport) {
      bytes = Buffer.from(transport === "crlf" ? stream.replaceAll("\n", "\r\n") : stream)
      isSliced = transport === "sliced"
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** Recorded events, one JSON a line, as the provider frames them. */
export function frameEvents(lines: string, provider: "anthropic" | "openai"): string {
  const events = lines.split("\n").filter((line) => line.trim() !== "")
  if (provider === "openai") return `${events.map((event) => `data: ${event}\n\n`).join("")}data: [DONE]\n\n`
  return events.map((event) => `event: ${(JSON.parse(event) as { type: string }).type}\ndata: ${event}\n\n`).join("")
}
