import type { Inngest, InngestFunction } from "inngest"
import { serve } from "inngest/next"
import type { NextRequest } from "next/server"
import type { EngineChoice } from "./engine-choice"
import { isFromThisMachine, isLoopbackName } from "./loopback"

export type ServeInput = {
  choice: EngineChoice
  client: Inngest.Any
  functions: InngestFunction.Any[]
  /** The address under which the server finds this application. Never taken from a request, which could point the server elsewhere. */
  serveOrigin: string
  /** What this process listens on. */
  listenHost: string
}

export type ServeHandler = (request: NextRequest, context: unknown) => Promise<Response>
export type ServeHandlers = { GET: ServeHandler; POST: ServeHandler; PUT: ServeHandler }

/**
 * The route by which a real Inngest server calls the functions.
 * - embedded: nobody needs it, nobody gets an answer.
 * - dev server: calls are unsigned, so only this machine may make them. A request's headers cannot prove that, since a
 *   remote caller writes them all; that the process listens on loopback only can. The headers are checked as well,
 *   against what still reaches loopback: web pages (cross-site or by DNS rebinding) and a proxy on this machine.
 * - self-hosted and cloud: the SDK verifies the signature of every call. Registration is unsigned in the protocol, so
 *   it can only ever register `serveOrigin`.
 */
export function createServeHandlers(input: ServeInput): ServeHandlers {
  const { choice, client, functions, serveOrigin, listenHost } = input
  if (choice === "embedded") return { GET: notFound, POST: notFound, PUT: notFound }
  if (choice !== "dev-server") return serve({ client, functions, serveOrigin })
  if (!isLoopbackName(listenHost)) return { GET: notFound, POST: notFound, PUT: notFound }
  const handlers = serve({ client, functions })
  return { GET: ifLocal(handlers.GET), POST: ifLocal(handlers.POST), PUT: ifLocal(handlers.PUT) }
}

function ifLocal(handler: ServeHandler): ServeHandler {
  return (request, context) => (isFromThisMachine(request.headers) ? handler(request, context) : notFound())
}

async function notFound(): Promise<Response> {
  return new Response(null, { status: 404 })
}
