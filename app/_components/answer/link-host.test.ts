import { describe, expect, it } from "vitest"
import { linkHost } from "./link-host"

describe("linkHost", () => {
  it("shows where a link leads, whatever its text says", () => {
    expect(linkHost("https://bank.example@evil.example/x")).toBe("evil.example")
    expect(linkHost("mailto:a@b.example")).toBe("a@b.example")
  })

  it("makes no link of what is not an address of the web", () => {
    for (const href of ["javascript:alert(1)", "data:text/html,x", "/admin", "#x", "", undefined, "file:///etc/passwd"]) expect(linkHost(href)).toBeNull()
  })
})
