import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import http, { type RequestListener, type Server } from "node:http"
import https from "node:https"
import net, { type AddressInfo, type Socket } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { gzipSync } from "node:zlib"
import { afterEach, describe, expect, it } from "vitest"
import { fetchFile } from "./fetch-file"
import { readLink } from "./read-link"

const limits = { maxBytes: 64 * 1024, idleMs: 400, totalMs: 1_500 }
const open: { close: () => void }[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

async function listen(server: net.Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on("connection", (socket: Socket) => sockets.add(socket))
  open.push({
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return (server.address() as AddressInfo).port
}

const serve = (listener: RequestListener): Promise<number> => listen(http.createServer(listener))
/** A server that answers with exactly these bytes, whatever HTTP says of them. */
const raw = (answer: (socket: Socket) => void): Promise<number> => listen(net.createServer((socket) => void socket.once("data", () => answer(socket)).on("error", () => {})))

function fetchFrom(url: string, options: Partial<Parameters<typeof fetchFile>[0]> = {}) {
  const reading = readLink(url)
  if (!reading.ok) throw new Error(reading.message)
  return fetchFile({ link: reading.link, addresses: ["127.0.0.1"], limits, ...options })
}

const reasonOf = async (fetching: ReturnType<typeof fetchFile>) => {
  const fetched = await fetching
  return fetched.ok ? `fetched ${fetched.bytes.byteLength} bytes` : fetched.reason
}

describe("fetching a file", () => {
  it("asks at the given address under the host's own name, and for nothing packed", async () => {
    let asked: http.IncomingHttpHeaders = {}
    const port = await serve((request, response) => {
      asked = request.headers
      response.setHeader("content-disposition", `attachment; filename="terms.md"`)
      response.end("# Terms")
    })
    const fetched = await fetchFrom(`http://files.example.org:${port}/terms`)
    expect(fetched).toEqual({ ok: true, bytes: Buffer.from("# Terms"), fileName: "terms.md" })
    expect(asked).toMatchObject({ host: `files.example.org:${port}`, "accept-encoding": "identity" })
    expect(asked.authorization ?? asked.cookie).toBeUndefined()
  })

  it("speaks to nobody when it was given no address, whatever the name would lead to", async () => {
    let asked = 0
    const port = await serve((_request, response) => {
      asked++
      response.end("hello")
    })
    expect(await reasonOf(fetchFrom(`http://localhost:${port}/`, { addresses: [] }))).toContain("broke")
    expect(asked).toBe(0)
  })

  it("follows no redirect and names where it would lead", async () => {
    let secrets = 0
    const inner = await serve((_request, response) => {
      secrets++
      response.end("secret")
    })
    for (const status of [301, 302, 303, 307, 308]) {
      const port = await serve((_request, response) => response.writeHead(status, { location: `http://127.0.0.1:${inner}/admin` }).end())
      expect(await reasonOf(fetchFrom(`http://files.example.org:${port}/`))).toContain(`sends this link on to http://127.0.0.1:${inner}/admin`)
    }
    expect(secrets).toBe(0)
  })

  it("says what a server that has no file answered", async () => {
    for (const [status, words] of [[404, "nothing at this link"], [403, "not give this file to everybody"], [500, "status 500"], [206, "status 206"]] as const) {
      const port = await serve((_request, response) => response.writeHead(status).end("x"))
      expect(await reasonOf(fetchFrom(`http://files.example.org:${port}/`))).toContain(words)
    }
  })

  it("stops at the limit of size, announced or not", async () => {
    const honest = await serve((_request, response) => response.writeHead(200, { "content-length": String(limits.maxBytes + 1) }).end())
    expect(await reasonOf(fetchFrom(`http://files.example.org:${honest}/`))).toContain("more than")
    let sent = 0
    const endless = await raw((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n")
      const pour = () => {
        while (!socket.destroyed && socket.write(Buffer.alloc(16 * 1024))) sent += 16 * 1024
      }
      socket.on("drain", pour)
      pour()
    })
    expect(await reasonOf(fetchFrom(`http://files.example.org:${endless}/`))).toContain("more than")
    expect(sent).toBeLessThan(64 * 1024 * 1024)
  })

  it("takes nothing packed, so that nothing can unpack itself", async () => {
    const port = await serve((_request, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(1024 * 1024))))
    expect(await reasonOf(fetchFrom(`http://files.example.org:${port}/`))).toContain("packed")
  })

  it("waits neither for a silent server nor for one that sends a byte at a time", async () => {
    const silent = await raw(() => {})
    expect(await reasonOf(fetchFrom(`http://files.example.org:${silent}/`))).toContain("sent nothing for")
    const drip = (head: string) => raw((socket) => {
      socket.write(head)
      const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write("x")), 50)
      socket.on("close", () => clearInterval(timer))
    })
    expect(await reasonOf(fetchFrom(`http://files.example.org:${await drip("HTTP/1.1 200 OK\r\n\r\n")}/`))).toContain("took longer than")
    expect(await reasonOf(fetchFrom(`http://files.example.org:${await drip("HTTP/1.1 200 OK\r\nx-slow: ")}/`))).toContain("took longer than")
  })

  it("keeps no half of a file, and none that is longer than it was announced", async () => {
    const short = await raw((socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf"))
    expect(await reasonOf(fetchFrom(`http://files.example.org:${short}/`))).toContain("before the file was complete")
    const broken = await raw((socket) => socket.end("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n40\r\nhalf"))
    expect(await reasonOf(fetchFrom(`http://files.example.org:${broken}/`))).toContain("before the file was complete")
    const long = await raw((socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nhalf and more"))
    expect(await reasonOf(fetchFrom(`http://files.example.org:${long}/`))).toContain("no web page and no file")
  })

  it("fails in words when what answers speaks no HTTP or is not there", async () => {
    const other = await raw((socket) => socket.end("220 mail.example.org ESMTP\r\n"))
    expect(await reasonOf(fetchFrom(`http://files.example.org:${other}/`))).toContain("no web page and no file")
    const gone = await serve((_request, response) => response.end())
    open.splice(0).forEach((server) => server.close())
    expect(await reasonOf(fetchFrom(`http://files.example.org:${gone}/`))).toContain("does not take connections")
  })
})

const certificate = makeCertificate("files.example.org")

describe.skipIf(!certificate)("fetching over TLS (needs openssl)", () => {
  const secure = (): Promise<number> => listen(https.createServer({ key: certificate?.key, cert: certificate?.cert }, (request, response) => response.end(`for ${(request.socket as { servername?: string }).servername}`)) as unknown as Server)

  it("sends the host's name and checks the certificate against it, though the address was pinned", async () => {
    const port = await secure()
    const fetched = await fetchFrom(`https://files.example.org:${port}/a.txt`, { certificates: certificate?.cert ?? null })
    expect(fetched.ok && Buffer.from(fetched.bytes).toString()).toBe("for files.example.org")
    expect(await reasonOf(fetchFrom(`https://other.example.org:${port}/a.txt`, { certificates: certificate?.cert ?? null }))).toContain("could not prove who it is")
  })

  it("trusts no certificate that nobody vouches for", async () => {
    expect(await reasonOf(fetchFrom(`https://files.example.org:${await secure()}/`))).toContain("could not prove who it is")
  })
})

function makeCertificate(host: string): { key: string; cert: string } | null {
  const folder = mkdtempSync(path.join(tmpdir(), "certificate-"))
  try {
    const [key, cert] = [path.join(folder, "key.pem"), path.join(folder, "cert.pem")]
    execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", `/CN=${host}`, "-addext", `subjectAltName=DNS:${host}`, "-keyout", key, "-out", cert], { stdio: "ignore" })
    return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") }
  } catch {
    return null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
