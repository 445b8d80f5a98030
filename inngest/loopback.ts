/** localhost, 127.0.0.0/8 or ::1, with or without port and brackets. */
export function isLoopbackName(host: string): boolean {
  const name = host.trim().toLowerCase().replace(/^\[(.*)\](?::\d+)?$/, "$1").replace(/^([^:]*):\d+$/, "$1")
  return name === "localhost" || name === "::1" || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(name)
}

/**
 * Whether a request that has reached a loopback address was made by a program on this machine: not by a web page, not
 * through a name that resolves here, not on behalf of somebody behind a proxy.
 */
export function isFromThisMachine(headers: Headers): boolean {
  if (!isLoopbackName(headers.get("host") ?? "")) return false
  if (headers.has("origin") || headers.has("forwarded")) return false
  const site = headers.get("sec-fetch-site")
  if (site !== null && site !== "none") return false
  const forwarded = headers.get("x-forwarded-for")
  return forwarded === null || forwarded.split(",").every(isLoopbackName)
}
