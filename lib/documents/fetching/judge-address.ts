import ipaddr from "ipaddr.js"

/** `public`: anybody may be asked there. `private`: only for hosts that were named as such. `never`: no document lives there. */
export type AddressKind = "public" | "private" | "never"

/** Where clouds hand out the credentials of a machine, also where the range is a private one. */
const metadata = new Set(["169.254.169.254", "100.100.100.200", "fd00:ec2::254"])
const privateRanges = new Set<string>(["private", "loopback", "uniqueLocal", "carrierGradeNat"])
/** Addresses of version 6 that are one of version 4 in their last four bytes. */
const carrying = new Set<string>(["ipv4Mapped", "rfc6145", "rfc6052"])

/** What kind of address this is. One of version 4 inside one of version 6 is never public: it goes round what looks at version 4. */
export function judgeAddress(address: string): AddressKind {
  if (!ipaddr.isValid(address)) return "never"
  const parsed = ipaddr.parse(address)
  if (metadata.has(parsed.toString())) return "never"
  const range: string = parsed.range()
  if (range === "unicast") return "public"
  if (privateRanges.has(range)) return "private"
  if (!carrying.has(range)) return "never"
  const inner = new ipaddr.IPv4(parsed.toByteArray().slice(-4)).toString()
  return judgeAddress(inner) === "never" ? "never" : "private"
}
