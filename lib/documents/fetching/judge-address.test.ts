import fc from "fast-check"
import { expect, it } from "vitest"
import { judgeAddress } from "./judge-address"

it("never lets anything reach this machine's own services, clouds' credentials or many hosts at once", () => {
  for (const address of ["169.254.169.254", "169.254.0.1", "100.100.100.200", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "0.0.0.0", "::", "224.0.0.1", "ff02::1", "255.255.255.255", "240.0.0.1", "2002:7f00:1::", "2001::1", "fec0::1", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "::ffff:0:0", "no address", ""])
    expect(judgeAddress(address), address).toBe("never")
})

it("keeps private networks apart, in whatever they are wrapped", () => {
  for (const address of ["127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "::1", "fd12:3456::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:93.184.215.14", "64:ff9b::7f00:1", "64:ff9b::5db8:d70e", "::127.0.0.1"])
    expect(judgeAddress(address), address).toBe("private")
})

it("calls addresses of the open network public", () => {
  for (const address of ["93.184.215.14", "1.1.1.1", "172.32.0.1", "2606:4700:4700::1111"]) expect(judgeAddress(address), address).toBe("public")
})

it("calls no address of version 4 inside one of version 6 public", () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.constantFrom("::ffff:", "64:ff9b::", "::"), (inner, prefix) => {
      expect(judgeAddress(`${prefix}${inner}`)).not.toBe("public")
    }),
  )
})
