import { describe, expect, it } from "vitest"
import { forwardedAddress, normalised } from "./client-address"

describe("the address of a client", () => {
  it("is never taken from a header where no proxy is ours", () => {
    expect(forwardedAddress("203.0.113.9", 0)).toBeNull()
  })

  it("is what the outermost proxy of ours saw, whatever the client put before it", () => {
    expect(forwardedAddress("1.2.3.4, 203.0.113.9", 1)).toBe("203.0.113.9")
    expect(forwardedAddress("1.2.3.4, 203.0.113.9, 10.0.0.2", 2)).toBe("203.0.113.9")
    expect(forwardedAddress("203.0.113.9", 2)).toBeNull()
    expect(forwardedAddress(null, 1)).toBeNull()
    expect(forwardedAddress(" , ", 1)).toBeNull()
  })

  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["203.0.113.9:4711", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["unknown", null],
    ["' or 1=1", null],
    ["", null],
  ])("%s counts as %s", (address, wanted) => {
    expect(normalised(address)).toBe(wanted)
  })
})
