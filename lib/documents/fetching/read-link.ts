import { plainHost } from "./host-pattern"

/** A link to fetch: `host` is what is looked up and what the certificate must be for; an address of version 6 has no brackets. */
export type Link = { href: string; host: string; port: number; path: string; isSecure: boolean }
export type LinkReading = { ok: true; link: Link } | { ok: false; message: string }

export const longestLink = 2_000
const usualPort = { "https:": 443, "http:": 80 } as const

/** Reads a link as a browser would, so that every spelling of an address is the same address; what is no plain web link is refused in words. */
export function readLink(text: string): LinkReading {
  const trimmed = text.trim()
  if (trimmed.length > longestLink) return refused(`A link may have up to ${longestLink.toLocaleString("en")} characters.`)
  if (!/^https?:\/\//i.test(trimmed)) return refused("A link begins with https://. Copy it whole from the address bar of your browser.")
  const url = URL.parse(trimmed)
  if (!url || /[\s\\\p{Cc}]/u.test(trimmed)) return refused("This is not a link that can be read. Copy it whole from the address bar of your browser.")
  if (url.username !== "" || url.password !== "") return refused("The link holds a user name or a password. Links are shown to everyone who reads the document, so take them out.")
  const host = plainHost(url.hostname)
  if (host === "") return refused("The link names no host.")
  url.hostname = host
  url.hash = ""
  const port = url.port === "" ? usualPort[url.protocol as keyof typeof usualPort] : Number(url.port)
  return { ok: true, link: { href: url.href, host: host.replace(/^\[|\]$/g, ""), port, path: `${url.pathname}${url.search}`, isSecure: url.protocol === "https:" } }
}

function refused(message: string): LinkReading {
  return { ok: false, message }
}
