import { createServer, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, expect, it } from "vitest"
import { fetchPart } from "./fetch-part"

const content = Buffer.from("0123456789")
let server: Server | null = null
afterEach(() => void server?.close())

async function serve(answer: (response: ServerResponse, range: { start: number; end: number }, call: number) => void): Promise<string> {
  let calls = 0
  const made = createServer((request, response) => {
    const [, start, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? []
    answer(response, { start: Number(start), end: Number(last) + 1 }, ++calls)
  })
  server = made
  await new Promise<void>((resolve) => void made.listen(0, "127.0.0.1", resolve))
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}/file`
}

const part = (response: ServerResponse, { start, end }: { start: number; end: number }) =>
  void response.writeHead(206, { "content-range": `bytes ${start}-${end - 1}/${content.byteLength}` }).end(content.subarray(start, end))

it("gives the part that was asked for, and how long the file is", async () => {
  const url = await serve(part)
  expect(await fetchPart(url, { start: 2, end: 5 })).toEqual({ start: 2, bytes: new Uint8Array(content.subarray(2, 5)), total: 10 })
})

it("gives the whole where the server knows no parts", async () => {
  const url = await serve((response) => void response.writeHead(200).end(content))
  expect(await fetchPart(url, { start: 2, end: 5 })).toEqual({ start: 0, bytes: new Uint8Array(content), total: 10 })
})

it("tries again when the network or the server fails, and not when it is refused", async () => {
  const url = await serve((response, range, call) => (call === 1 ? void response.destroy() : part(response, range)))
  expect((await fetchPart(url, { start: 0, end: 3 })).total).toBe(10)
  server?.close()
  let asked = 0
  const closed = await serve((response, _range, call) => {
    asked = call
    response.writeHead(404).end()
  })
  await expect(fetchPart(closed, { start: 0, end: 3 })).rejects.toThrow("404")
  expect(asked).toBe(1)
})
