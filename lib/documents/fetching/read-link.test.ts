import { expect, it } from "vitest"
import { readLink } from "./read-link"

const hostOf = (text: string) => {
  const reading = readLink(text)
  return reading.ok ? reading.link.host : null
}

it("sees the address behind every spelling of it", () => {
  for (const text of ["http://127.0.0.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/", "http://017700000001/", "http://127.1/", "http://127。0。0。1/", "http://①②⑦.0.0.1/", "http://127.0.0.1./"]) expect(hostOf(text), text).toBe("127.0.0.1")
  expect(hostOf("http://[::ffff:127.0.0.1]/")).toBe("::ffff:7f00:1")
  expect(hostOf("https://ⓛocalhost/")).toBe("localhost")
  expect(hostOf("https://EXAMPLE.org./a")).toBe("example.org")
  expect(hostOf("https://bücher.de/")).toBe("xn--bcher-kva.de")
  expect(hostOf("https://ex%61mple.org/")).toBe("example.org")
})

it("refuses names and passwords, other schemes and what only looks like a link", () => {
  for (const text of ["https://user@example.org/", "https://user:secret@example.org/", "https://example.org@evil.net/", "https://:secret@example.org/", "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "example.org/a.pdf", "https:example.org", "https:\\\\evil.net\\", "https://evil.net\\@example.org/", "https://exa\tmple.org/", "https://", "https:///", "https://[fe80::1%25eth0]/", "https://example.org:99999/", `https://example.org/${"a".repeat(2_000)}`])
    expect(hostOf(text), text).toBeNull()
})

it("keeps path and query, and lets the fragment go", () => {
  const reading = readLink("https://example.org/files/a%20b.pdf?version=2#page=3")
  expect(reading).toEqual({ ok: true, link: { href: "https://example.org/files/a%20b.pdf?version=2", host: "example.org", port: 443, path: "/files/a%20b.pdf?version=2", isSecure: true } })
})
