import { randomUUID } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { callIdHeader } from "../../../lib/inference/port"
import { noUsage } from "../../../lib/inference/usage"
import { type Answering, answerChat, rowOf } from "./answer-chat"
import { answerEmbeddings } from "./answer-embeddings"
import { openBill } from "./bill"
import { countTokens } from "./count-tokens"
import { errorAnswer } from "./error-answer"
import { createPacer } from "./pacer"
import { createPrefixCache } from "./prefix-cache"
import { readRequest } from "./read-request"
import { createScript } from "./script"
import type { Behaviour, MockProvider, MockProviderName, MockProviderOptions, MockRequest, ScriptRule } from "./types"

type Route = { provider: MockProviderName; kind: MockRequest["kind"] }

const routes: Record<string, Route> = {
  "/anthropic/v1/messages": { provider: "anthropic", kind: "chat" },
  "/openai/v1/chat/completions": { provider: "openai", kind: "chat" },
  "/openai/v1/embeddings": { provider: "openai", kind: "embedding" },
}

/** Starts an HTTP server on 127.0.0.1 that speaks both providers' formats and keeps a bill of every call. */
export async function startMockProvider(options: MockProviderOptions = {}): Promise<MockProvider> {
  const bill = openBill(options.billPath)
  const cache = createPrefixCache(options.minimumCacheableTokens ?? 1024)
  const pacer = createPacer(options.tickMs ?? 20)
  const script = createScript(options.defaults ?? {})
  const kept: MockRequest[] = []
  const keepRequests = options.keepRequests ?? 1000

  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const text = await readBody(incoming)
    const path = new URL(incoming.url ?? "/", "http://mock").pathname
    const route = routes[path]
    if (path.startsWith("/__mock/")) return answerControl(path, incoming.method ?? "GET", text, response)
    if (!route || incoming.method !== "POST") return sendJson(response, 404, { error: { message: `no ${path} here`, type: "not_found_error" } })
    const request = readRequest({ ...route, callId: headerOf(incoming, callIdHeader), body: JSON.parse(text) as Record<string, unknown> })
    kept.push(request)
    if (kept.length > keepRequests) kept.shift()
    await answer(response, request, script.take(request))
  }

  const answer = async (response: ServerResponse, request: MockRequest, behave: Behaviour) => {
    const billId = `req_${randomUUID().replaceAll("-", "")}`
    response.setHeader("request-id", billId)
    response.setHeader("x-request-id", billId)
    if (behave.headersDelayMs) await new Promise((resolve) => setTimeout(resolve, behave.headersDelayMs))
    if (behave.errorStatus !== undefined) {
      bill.write({ ...rowOf(request, billId), status: "refused", usage: noUsage })
      const { status, headers, body } = errorAnswer(request.provider, behave.errorStatus, behave)
      return void response.writeHead(status, headers).end(body)
    }
    if (behave.failure?.kind === "drop-before-headers" || behave.failure?.kind === "stall-before-headers") {
      bill.write({ ...rowOf(request, billId), status: "broken", usage: { ...noUsage, inputTokens: countTokens(request.prompt) } })
      if (behave.failure.kind === "drop-before-headers") response.socket?.resetAndDestroy()
      return
    }
    const answering: Answering = { response, request, behave, billId, bill, cache, pacer }
    if (request.kind === "embedding") answerEmbeddings(answering)
    else answerChat(answering)
  }

  const answerControl = (path: string, method: string, text: string, response: ServerResponse) => {
    if (path === "/__mock/bill") return sendJson(response, 200, bill.rows())
    if (path === "/__mock/requests") return sendJson(response, 200, kept)
    if (path === "/__mock/script" && method === "DELETE") script.clear()
    else if (path === "/__mock/script" && method === "POST") script.add([JSON.parse(text) as ScriptRule].flat())
    else return sendJson(response, 404, {})
    return sendJson(response, 200, {})
  }

  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else sendJson(response, 400, { type: "error", error: { type: "invalid_request_error", message: String(error) } })
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(options.port ?? 0, "127.0.0.1", 4096, resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    anthropicBaseUrl: `${url}/anthropic`,
    openaiBaseUrl: `${url}/openai/v1`,
    bill: () => bill.rows(),
    requests: () => [...kept],
    script: (...rules) => script.add(rules),
    unscript: () => script.clear(),
    close: () =>
      new Promise((resolve) => {
        pacer.stop()
        server.closeAllConnections()
        server.close(() => {
          bill.close()
          resolve()
        })
      }),
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body))
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString("utf8")
}

function headerOf(incoming: IncomingMessage, name: string): string | null {
  const value = incoming.headers[name]
  return typeof value === "string" ? value : null
}
