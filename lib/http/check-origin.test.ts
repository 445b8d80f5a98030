import { expect, it } from "vitest"
import { checkOrigin } from "./check-origin"

const post = (headers: Record<string, string>) => () => checkOrigin(new Request("http://app.example/api/x", { method: "POST", headers: { host: "app.example", ...headers } }))

it("takes the product's own pages, and programs that name no origin", () => {
  expect(post({ origin: "http://app.example", "sec-fetch-site": "same-origin" })).not.toThrow()
  expect(post({})).not.toThrow()
})

it("refuses another site, another port, an opaque origin and a browser that says cross-site", () => {
  for (const headers of [{ origin: "http://evil.example" }, { origin: "http://app.example:8080" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site", origin: "http://app.example" }])
    expect(post(headers)).toThrow("another site")
})
