/** Where durable functions run. */
export type EngineChoice = "embedded" | "dev-server" | "self-hosted" | "cloud"

export type InngestVariables = {
  INNGEST_DEV?: string | undefined
  INNGEST_BASE_URL?: string | undefined
  INNGEST_EVENT_KEY?: string | undefined
  INNGEST_SIGNING_KEY?: string | undefined
}

export class EngineChoiceError extends Error {
  override readonly name = "EngineChoiceError"
}

/**
 * Without Inngest variables the embedded engine runs. A real server without both of its keys is refused here rather
 * than at the first event.
 */
export function chooseEngine(variables: InngestVariables): EngineChoice {
  const { INNGEST_BASE_URL: baseUrl, INNGEST_EVENT_KEY: eventKey, INNGEST_SIGNING_KEY: signingKey } = variables
  if (isDevWanted(variables.INNGEST_DEV)) return "dev-server"
  if (!baseUrl && !eventKey && !signingKey) return "embedded"
  if (!eventKey || !signingKey) {
    const missing = [eventKey ? null : "INNGEST_EVENT_KEY", signingKey ? null : "INNGEST_SIGNING_KEY"].filter((name) => name !== null)
    throw new EngineChoiceError(
      `An Inngest server is chosen, but ${missing.join(" and ")} is not set. Set both keys, or INNGEST_DEV for a dev server, or no Inngest variable at all for the embedded engine.`,
    )
  }
  return baseUrl ? "self-hosted" : "cloud"
}

function isDevWanted(value: string | undefined): boolean {
  return value !== undefined && !["", "0", "false"].includes(value.trim().toLowerCase())
}
