import { expect, it } from "vitest"
import { matchesHost, parseHostPattern, writeHostPattern } from "./host-pattern"

const place = (host: string, port = 443) => ({ host, port, usualPorts: [443, 80] })
const matches = (pattern: string, host: string, port?: number) => matchesHost(parseHostPattern(pattern) ?? { host: "none", isBelow: false, port: null }, place(host, port))

it("keeps one spelling of a host", () => {
  const written = (text: string) => {
    const pattern = parseHostPattern(text)
    return pattern && writeHostPattern(pattern)
  }
  expect(["Example.ORG.", "bücher.de", "*.Example.org", "example.org:8443", "0x7f.1", "[::1]:8080", "::1", "example.org:443"].map(written)).toEqual(["example.org", "xn--bcher-kva.de", "*.example.org", "example.org:8443", "127.0.0.1", "[::1]:8080", null, "example.org:443"])
})

it("takes no pattern that lets everything in, and nothing that is no host", () => {
  for (const text of ["*", "*.*", "*.com", "*.", "", " ", "https://example.org", "example.org/path", "user@example.org", "*.127.0.0.1", "a b", "ex*mple.org", "example.org:99999", "x".repeat(300)]) expect(parseHostPattern(text), text).toBeNull()
})

it("matches names whole, and below a domain only at a dot", () => {
  expect(matches("example.org", "example.org")).toBe(true)
  expect(matches("example.org", "files.example.org")).toBe(false)
  expect(matches("*.example.org", "files.example.org")).toBe(true)
  expect(matches("*.example.org", "a.b.example.org")).toBe(true)
  for (const host of ["example.org", "evilexample.org", "example.org.evil.net", "files.example.org.evil.net"]) expect(matches("*.example.org", host), host).toBe(false)
})

it("opens no port that is not written", () => {
  expect([443, 80, 8443, 22].map((port) => matches("example.org", "example.org", port))).toEqual([true, true, false, false])
  expect([443, 8443].map((port) => matches("example.org:8443", "example.org", port))).toEqual([false, true])
})
