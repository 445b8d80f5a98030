import { describe, expect, it } from "vitest"
import { isFromThisMachine, isLoopbackName } from "./loopback"

describe("isLoopbackName", () => {
  it.each(["localhost", "localhost:3000", "127.0.0.1", "127.1.2.3:80", "::1", "[::1]", "[::1]:3000", "::ffff:127.0.0.1"])("takes %s", (host) => {
    expect(isLoopbackName(host)).toBe(true)
  })
  it.each(["", "0.0.0.0", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1", "::", "[::1].evil.example", "127.0.0.1:80:80"])(
    "refuses %s",
    (host) => {
      expect(isLoopbackName(host)).toBe(false)
    },
  )
})

describe("isFromThisMachine", () => {
  const from = (headers: Record<string, string>) => isFromThisMachine(new Headers({ host: "localhost:3000", ...headers }))

  it("takes a program's plain request, and one whose peer the web server has noted as loopback", () => {
    expect(from({})).toBe(true)
    expect(from({ "x-forwarded-for": "127.0.0.1" })).toBe(true)
    expect(from({ "x-forwarded-for": "::ffff:127.0.0.1" })).toBe(true)
  })
  it("refuses a web page of another site, which can post to loopback without asking", () => {
    expect(from({ origin: "https://evil.example" })).toBe(false)
    expect(from({ origin: "null" })).toBe(false)
    expect(from({ "sec-fetch-site": "cross-site" })).toBe(false)
  })
  it("refuses a name that merely resolves to loopback", () => {
    expect(from({ host: "rebound.example" })).toBe(false)
  })
  it("refuses a caller behind a proxy on this machine", () => {
    expect(from({ "x-forwarded-for": "203.0.113.9" })).toBe(false)
    expect(from({ "x-forwarded-for": "127.0.0.1, 203.0.113.9" })).toBe(false)
    expect(from({ forwarded: "for=203.0.113.9" })).toBe(false)
  })
})
