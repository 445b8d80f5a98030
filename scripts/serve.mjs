import { AsyncLocalStorage } from "node:async_hooks"
import { createServer } from "node:http"
import { createRequire } from "node:module"
import { leadToOrigin } from "./serving/lead-to-origin.mjs"
import { listen } from "./serving/listen.mjs"
import { markServing } from "./serving/mark-serving.mjs"
import { isSet, originOf, readAddress, refuseOpenDemo } from "./serving/read-address.mjs"
import { stopCleanlyOnSignal } from "./serving/stop-cleanly.mjs"
import { exitWith, root, SetupError } from "./setup/project.mjs"

process.chdir(root)
process.env.NODE_ENV = "production"
process.env.NEXT_TELEMETRY_DISABLED = "1"

try {
  readDotEnv()
  const address = readAddress(process.env)
  refuseOpenDemo(address.host, process.env)
  markServing()

  let startHandling
  const started = new Promise((resolve) => {
    startHandling = resolve
  })
  // Whom the connection is from, for rate limits: the app reads it here, where no header can claim it.
  const peer = (globalThis[Symbol.for("countersign.peer")] = new AsyncLocalStorage())
  const server = createServer(async (request, response) => {
    const handle = await started
    await peer.run(request.socket.remoteAddress ?? "", () => handle(request, response))
  })
  const port = await listen(server, address)
  const origin = originOf(address.host, port)
  process.env.HOST = address.host
  process.env.PORT = String(port)
  if (!isSet(process.env, "NEXTAUTH_URL")) process.env.NEXTAUTH_URL = origin

  const { default: next } = await import("next")
  const app = next({ dev: false, dir: root, hostname: address.host, port, httpServer: server })
  stopCleanlyOnSignal({ server, app })
  await app.prepare()
  await untilBooted()
  startHandling(withOneOrigin(app.getRequestHandler(), new URL(process.env.NEXTAUTH_URL ?? origin)))
} catch (error) {
  exitWith(error)
}

/** Next reads .env files too late for HOST and PORT; its own reader keeps the order of precedence the same. */
function readDotEnv() {
  const requireAsNext = createRequire(createRequire(import.meta.url).resolve("next/package.json"))
  requireAsNext("@next/env").loadEnvConfig(root, false, { info: () => {}, error: console.error })
}

/** Next logs a failed instrumentation and goes on to answer every request with 500; this asks it for the outcome. */
async function untilBooted() {
  const { ensureInstrumentationRegistered } = await import("next/dist/server/lib/router-utils/instrumentation-globals.external.js")
  try {
    await ensureInstrumentationRegistered(root, ".next")
  } catch (cause) {
    const reason = cause.message.replace("An error occurred while loading instrumentation hook: ", "")
    if (["debug", "trace"].includes(process.env.LOG_LEVEL)) console.error(cause)
    throw new SetupError(`could not start. ${reason}`, { cause })
  }
}

function withOneOrigin(handle, origin) {
  return (request, response) => {
    const location = leadToOrigin(request, origin)
    if (!location) return handle(request, response)
    response.writeHead(307, { location, "cache-control": "no-store" }).end()
  }
}
