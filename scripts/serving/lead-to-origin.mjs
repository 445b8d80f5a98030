import { isLoopback } from "./read-address.mjs"

/**
 * Sign-in belongs to one origin, and a browser holds `localhost` and `127.0.0.1` for two. Returns where to send a page
 * visit that came to another name of this machine, or null.
 */
export function leadToOrigin(request, origin) {
  const isVisit = request.method === "GET" && request.headers["sec-fetch-mode"] === "navigate"
  const host = request.headers.host
  if (!isVisit || !host || host === origin.host || !isLoopback(origin.hostname)) return null
  const isSameServer = host.endsWith(`:${origin.port}`) && isLoopback(host.slice(0, host.lastIndexOf(":")))
  return isSameServer ? `${origin.origin}${request.url}` : null
}
