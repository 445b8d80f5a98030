import type { Inngest, InngestFunction } from "inngest"
import { serve } from "inngest/edge"

const path = "/api/inngest"
const triesAtStart = 10
const pauseMs = 1_000
const repeatMs = 5 * 60_000

type Registration = {
  client: Inngest.Any
  functions: InngestFunction.Any[]
  serveOrigin: string
  log: { info(fields: object, message: string): void; warn(fields: object, message: string): void }
}

/**
 * Tells a real Inngest server of our functions before anything is announced: it starts no run for an event that no
 * function was known for. Goes on trying in the background, and repeats itself for a server that has forgotten.
 * Returns the way to stop.
 */
export async function registerWithServer(registration: Registration): Promise<() => void> {
  for (let tries = 1; tries <= triesAtStart; tries++) {
    if (await register(registration)) break
    if (tries === triesAtStart) registration.log.warn({ serveOrigin: registration.serveOrigin }, "the Inngest server cannot be reached yet; what is accepted waits for it")
    else await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  const timer = setInterval(() => void register(registration), repeatMs)
  timer.unref()
  return () => clearInterval(timer)
}

async function register({ client, functions, serveOrigin, log }: Registration): Promise<boolean> {
  try {
    const handler = serve({ client, functions, serveOrigin, servePath: path })
    const response = await handler(new Request(new URL(path, serveOrigin), { method: "PUT", headers: { host: new URL(serveOrigin).host } }))
    if (response.ok) return true
    log.warn({ status: response.status }, "the Inngest server did not take our functions")
  } catch (error) {
    log.warn({ err: error }, "the Inngest server did not take our functions")
  }
  return false
}
