import { Inngest } from "inngest"
import { NextRequest } from "next/server"
import { describe, expect, it } from "vitest"
import type { EngineChoice } from "./engine-choice"
import { createServeHandlers } from "./serve-route"

const registered: { url: string }[] = []
const record: typeof fetch = async (input, init) => {
  if (String(input).endsWith("/fn/register")) registered.push(JSON.parse(String(init?.body)) as { url: string })
  return Response.json({ ok: true, modified: true, status: 200 })
}

function handlersFor(choice: EngineChoice, listenHost = "127.0.0.1") {
  const isDev = choice === "embedded" || choice === "dev-server"
  const client = new Inngest({ id: "test", isDev, baseUrl: "http://inngest.invalid", fetch: record, ...(isDev ? {} : { eventKey: "event", signingKey: "signkey-test-abcdef" }), logger: { info() {}, warn() {}, error() {}, debug() {} } })
  const functions = [client.createFunction({ id: "f", triggers: { event: "x" } }, () => {})]
  return createServeHandlers({ choice, client, functions, serveOrigin: "https://countersign.example", listenHost })
}

const request = (method: string, headers: Record<string, string> = {}) =>
  new NextRequest("http://localhost:3000/api/inngest?fnId=test-f&stepId=step", { method, headers: { host: "localhost:3000", ...headers }, ...(method === "POST" ? { body: "{}" } : {}) })

describe("the serve route", () => {
  it("answers nobody under the embedded engine", async () => {
    const handlers = handlersFor("embedded")
    for (const method of ["GET", "POST", "PUT"] as const) expect((await handlers[method](request(method), {})).status).toBe(404)
  })

  it("answers nobody under a dev server when the process can be reached from elsewhere", async () => {
    const handlers = handlersFor("dev-server", "0.0.0.0")
    for (const method of ["GET", "POST", "PUT"] as const) expect((await handlers[method](request(method), {})).status).toBe(404)
  })

  it("answers programs of this machine under a dev server, and no web page", async () => {
    const handlers = handlersFor("dev-server")
    expect((await handlers.GET(request("GET"), {})).status).toBe(200)
    expect((await handlers.POST(request("POST", { origin: "https://evil.example" }), {})).status).toBe(404)
    expect((await handlers.GET(request("GET", { host: "rebound.example" }), {})).status).toBe(404)
  })

  it.each(["self-hosted", "cloud"] as const)("refuses unsigned calls with a %s server", async (choice) => {
    const handlers = handlersFor(choice)
    expect((await handlers.POST(request("POST"), {})).status).toBe(401)
    expect((await handlers.POST(request("POST", { "x-inngest-signature": `t=${Math.floor(Date.now() / 1000)}&s=00` }), {})).status).toBe(401)
    expect((await handlers.GET(request("GET"), {})).status).toBe(401)
  })

  it("registers its own address, whatever host a caller names", async () => {
    await handlersFor("self-hosted").PUT(request("PUT", { host: "evil.example" }), {})
    expect(new URL(registered.at(-1)?.url ?? "").origin).toBe("https://countersign.example")
  })
})
