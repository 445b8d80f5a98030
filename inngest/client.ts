import { Inngest, type Logger } from "inngest"
import type { EngineChoice, InngestVariables } from "./engine-choice"

const appId = "countersign"

/** No request reaches it: the embedded engine's own `fetch` takes the place of the network. */
const embeddedUrl = "http://embedded.invalid"

type ClientInput = {
  env: InngestVariables
  /** The embedded engine's `fetch`; needed for it and only for it. */
  fetch?: typeof fetch
  logger?: Logger
}

/** The client for the chosen engine. Every setting is given, so that none is read from the environment behind our back. */
export function createInngestClient(choice: EngineChoice, input: ClientInput): Inngest {
  const shared = { id: appId, ...(input.logger ? { logger: input.logger } : {}) }
  const { env } = input
  switch (choice) {
    case "embedded":
      if (!input.fetch) throw new Error("The client of the embedded engine needs the engine's fetch.")
      return new Inngest({ ...shared, isDev: true, baseUrl: embeddedUrl, fetch: input.fetch })
    case "dev-server": {
      const baseUrl = env.INNGEST_BASE_URL ?? urlIn(env.INNGEST_DEV)
      return new Inngest({ ...shared, isDev: true, ...(baseUrl ? { baseUrl } : {}) })
    }
    case "self-hosted":
      return new Inngest({ ...shared, isDev: false, ...keysOf(env), ...(env.INNGEST_BASE_URL ? { baseUrl: env.INNGEST_BASE_URL } : {}) })
    case "cloud":
      return new Inngest({ ...shared, isDev: false, ...keysOf(env) })
  }
}

function keysOf(env: InngestVariables): { eventKey?: string; signingKey?: string } {
  return {
    ...(env.INNGEST_EVENT_KEY ? { eventKey: env.INNGEST_EVENT_KEY } : {}),
    ...(env.INNGEST_SIGNING_KEY ? { signingKey: env.INNGEST_SIGNING_KEY } : {}),
  }
}

/** INNGEST_DEV may be a switch or the address of the dev server. */
function urlIn(value: string | undefined): string | undefined {
  return value && /^https?:\/\//.test(value) ? value : undefined
}
