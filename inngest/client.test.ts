import { describe, expect, it } from "vitest"
import { createInngestClient } from "./client"

const keys = { INNGEST_EVENT_KEY: "event-key", INNGEST_SIGNING_KEY: "signkey-test-abcdef" }

describe("createInngestClient", () => {
  it("never talks to the network with the embedded engine", async () => {
    const seen: string[] = []
    const client = createInngestClient("embedded", {
      env: {},
      fetch: async (input) => {
        seen.push(new URL(String(input)).hostname)
        return Response.json({ ids: ["1"], status: 200 })
      },
    })
    await client.send({ name: "x", data: {} })
    expect(seen).toEqual(["embedded.invalid"])
    expect(() => createInngestClient("embedded", { env: {} })).toThrow(/needs the engine's fetch/)
  })

  it("is in dev mode for a dev server only", () => {
    const modes = (["dev-server", "self-hosted", "cloud"] as const).map((choice) => createInngestClient(choice, { env: { ...keys, INNGEST_BASE_URL: "http://inngest:8288" } }).mode)
    expect(modes).toEqual(["dev", "cloud", "cloud"])
  })
})
