import { describe, expect, it } from "vitest"
import { chooseEngine, type InngestVariables } from "./engine-choice"

const keys = { INNGEST_EVENT_KEY: "event", INNGEST_SIGNING_KEY: "abcd" }

describe("chooseEngine", () => {
  it.each<[string, InngestVariables, string]>([
    ["nothing set", {}, "embedded"],
    ["INNGEST_DEV=0", { INNGEST_DEV: "0" }, "embedded"],
    ["INNGEST_DEV=false", { INNGEST_DEV: "false" }, "embedded"],
    ["INNGEST_DEV=1", { INNGEST_DEV: "1" }, "dev-server"],
    ["INNGEST_DEV as a URL", { INNGEST_DEV: "http://localhost:8288" }, "dev-server"],
    ["INNGEST_DEV beside keys", { INNGEST_DEV: "1", ...keys }, "dev-server"],
    ["both keys", keys, "cloud"],
    ["both keys with INNGEST_DEV=0", { INNGEST_DEV: "0", ...keys }, "cloud"],
    ["a base URL and both keys", { INNGEST_BASE_URL: "http://inngest:8288", ...keys }, "self-hosted"],
  ])("with %s", (_, variables, choice) => {
    expect(chooseEngine(variables)).toBe(choice)
  })

  it.each<[InngestVariables, RegExp]>([
    [{ INNGEST_BASE_URL: "http://inngest:8288" }, /INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY/],
    [{ INNGEST_BASE_URL: "http://inngest:8288", INNGEST_EVENT_KEY: "secret-value" }, /INNGEST_SIGNING_KEY/],
    [{ INNGEST_EVENT_KEY: "secret-value" }, /INNGEST_SIGNING_KEY/],
    [{ INNGEST_SIGNING_KEY: "secret-value" }, /INNGEST_EVENT_KEY/],
  ])("refuses half a configuration by name and without values: %o", (variables, message) => {
    expect(() => chooseEngine(variables)).toThrow(message)
    expect(() => chooseEngine(variables)).not.toThrow(/secret-value/)
  })
})
