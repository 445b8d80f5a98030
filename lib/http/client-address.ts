import type { AsyncLocalStorage } from "node:async_hooks"
import { createHmac } from "node:crypto"
import { isIP } from "node:net"
import { env } from "../env"

const key = Symbol.for("countersign.peer")

/** Set by the server that took the connection: no header can claim it. */
const holder = globalThis as { [key]?: AsyncLocalStorage<string> }

/**
 * The address a request came from: the connection's own, or, behind as many proxies as TRUSTED_PROXIES says, what the
 * outermost of them saw. Null where the server does not tell.
 */
export function clientAddress(headers: Headers): string | null {
  const peer = holder[key]?.getStore() || null
  return normalised(forwardedAddress(headers.get("x-forwarded-for"), env().TRUSTED_PROXIES) ?? peer)
}

/** Each proxy appends whom it saw, so that only as many entries from the right count as there are proxies of ours. */
export function forwardedAddress(header: string | null, proxies: number): string | null {
  if (proxies === 0 || header === null) return null
  return header.split(",").at(-proxies)?.trim() || null
}

/** One household or office for IPv6: whoever has one address of a /64 has them all. Null for what is no address. */
export function normalised(address: string | null): string | null {
  if (address === null) return null
  const bare = address.replace(/^\[(.*)\](?::\d+)?$/, "$1").replace(/^::ffff:(?=\d+\.)/i, "").replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
  if (isIP(bare) === 4) return bare
  if (isIP(bare) !== 6) return null
  const { hostname } = new URL(`http://[${bare.replace(/%.*$/, "")}]`)
  const [head = "", tail = ""] = hostname.slice(1, -1).split("::")
  const groups = head === "" ? [] : head.split(":")
  if (hostname.includes("::")) while (groups.length + (tail === "" ? 0 : tail.split(":").length) < 8) groups.push("0")
  return `${[...groups, ...(tail === "" ? [] : tail.split(":"))].slice(0, 4).join(":")}::/64`
}

/** An address under which nobody can look up who it was. */
export function hashedAddress(address: string): string {
  return createHmac("sha256", env().NEXTAUTH_SECRET ?? "").update(address).digest("base64url").slice(0, 22)
}
