/** Hosts that may be reached: one name, or every name below a domain; `port` is null for the usual ports. */
export type HostPattern = { host: string; isBelow: boolean; port: number | null }

const longestHost = 253

/**
 * Reads `example.org`, `*.example.org` or either with `:8443`, however it is spelled; null for what is none. A pattern that
 * takes in a whole top-level domain is none.
 */
export function parseHostPattern(text: string): HostPattern | null {
  const [, star, rest] = /^(\*\.)?([^\s/?#@\\*]+)$/.exec(text.trim()) ?? []
  if (!rest) return null
  const url = URL.parse(`https://${rest}`)
  const host = url ? plainHost(url.hostname).replace(/^\[|\]$/g, "") : ""
  if (!url || url.username !== "" || host === "" || host.length > longestHost) return null
  const isName = !/^[\d.]+$|:/.test(host)
  if (star && (!isName || !host.includes("."))) return null
  const port = /:(\d+)$/.exec(rest)?.[1]
  return { host, isBelow: star !== undefined, port: port === undefined ? null : Number(port) }
}

/** The one spelling under which a pattern is kept. */
export function writeHostPattern({ host, isBelow, port }: HostPattern): string {
  return `${isBelow ? "*." : ""}${host.includes(":") ? `[${host}]` : host}${port === null ? "" : `:${port}`}`
}

/** Whether a host falls under a pattern; a pattern without a port takes the given usual ones, or any where there are none. */
export function matchesHost(pattern: HostPattern, place: { host: string; port: number; usualPorts: readonly number[] | null }): boolean {
  const { host, port, usualPorts } = place
  const isHost = pattern.isBelow ? host.endsWith(`.${pattern.host}`) : host === pattern.host
  return isHost && (pattern.port === null ? (usualPorts?.includes(port) ?? true) : pattern.port === port)
}

/** Lower case, without the dot that may end a full name. */
export function plainHost(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, "")
}
