import http, { type IncomingMessage } from "node:http"
import https from "node:https"
import { isIP, type LookupFunction } from "node:net"
import { nameFile } from "./name-file"
import type { Link } from "./read-link"

export type FetchLimits = {
  maxBytes: number
  /** Longest silence, also before the first byte. */
  idleMs: number
  /** From the first packet to the last byte. */
  totalMs: number
}

/** `reason` is a sentence for the person who gave the link. */
export type Fetched = { ok: true; bytes: Uint8Array; fileName: string } | { ok: false; reason: string }

type FetchInput = {
  link: Link
  /** Every address that may be spoken to; the name is not looked up again. */
  addresses: readonly string[]
  limits: FetchLimits
  /** Certificates to trust in place of the usual ones. */
  certificates?: string | null
}

/**
 * Fetches the bytes behind a link from the given addresses and nowhere else: no redirects, no proxy, nothing packed, one
 * connection of its own, and an end to size and time while it comes in.
 */
export function fetchFile({ link, addresses, limits, certificates }: FetchInput): Promise<Fetched> {
  return new Promise((resolve) => {
    const request = (link.isSecure ? https : http).request({
      host: link.host,
      port: link.port,
      path: link.path,
      method: "GET",
      agent: false,
      lookup: pinnedTo(addresses),
      // A literal address has no name that TLS could send.
      ...(link.isSecure && !isIP(link.host) ? { servername: link.host } : {}),
      ...(certificates ? { ca: certificates } : {}),
      headers: { accept: "*/*", "accept-encoding": "identity", connection: "close", "user-agent": "Countersign" },
      timeout: limits.idleMs,
      signal: AbortSignal.timeout(limits.totalMs),
    })
    const end = (fetched: Fetched) => {
      resolve(fetched)
      request.destroy()
    }
    const fail = (reason: string) => end({ ok: false, reason })
    const seconds = (ms: number) => Math.max(1, Math.round(ms / 1000))
    request.on("timeout", () => fail(`${link.host} sent nothing for ${seconds(limits.idleMs)} seconds. Try again later.`))
    request.on("error", (error: NodeJS.ErrnoException) => fail(error.name === "AbortError" || error.name === "TimeoutError" ? tooSlow() : describe(link.host, error)))
    const tooSlow = () => `${link.host} took longer than ${seconds(limits.totalMs)} seconds. Download the file and upload it instead.`
    request.on("response", (response) => {
      const refusal = refuse(response, { link, limits })
      if (refusal) return fail(refusal)
      const pieces: Buffer[] = []
      let length = 0
      response.on("data", (piece: Buffer) => {
        length += piece.byteLength
        if (length > limits.maxBytes) return fail(tooLarge(limits))
        pieces.push(piece)
      })
      response.on("error", (error: Error) => fail(error.name === "AbortError" || error.name === "TimeoutError" ? tooSlow() : cutOff(link.host)))
      response.on("end", () => {
        if (!response.complete) return fail(cutOff(link.host))
        const { "content-disposition": disposition, "content-type": contentType } = response.headers
        end({ ok: true, bytes: Buffer.concat(pieces), fileName: nameFile({ href: link.href, disposition, contentType }) })
      })
    })
    request.end()
  })
}

function pinnedTo(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_host, options, done) => {
    const [first] = found
    if (!first) return done(new Error("no address"), "")
    if (options.all) return done(null, found)
    done(null, first.address, first.family)
  }
}

/** Why this answer is not the file; null when its body is. */
function refuse({ statusCode = 0, headers }: IncomingMessage, { link, limits }: { link: Link; limits: FetchLimits }): string | null {
  const { host } = link
  if (statusCode >= 300 && statusCode < 400) return `${host} sends this link on to ${target(headers.location)}. Links are not followed further: give that address itself, if its host is allowed.`
  if (statusCode === 401 || statusCode === 403) return `${host} does not give this file to everybody. Download it and upload it instead.`
  if (statusCode === 404 || statusCode === 410) return `${host} says that there is nothing at this link. Check the address.`
  if (statusCode !== 200) return `${host} answered with status ${statusCode} instead of the file. Try again later.`
  if (!["", "identity"].includes((headers["content-encoding"] ?? "").trim().toLowerCase())) return `${host} sent the file packed although it was asked not to. Download it and upload it instead.`
  return Number(headers["content-length"] ?? 0) > limits.maxBytes ? tooLarge(limits) : null
}

function target(location: string | undefined): string {
  const clean = (location ?? "").replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, "").slice(0, 300)
  return clean === "" ? "another address" : clean
}

function tooLarge({ maxBytes }: FetchLimits): string {
  return `The file behind this link has more than ${Math.round(maxBytes / 1024 / 1024)} MB. Split it into smaller documents and upload those.`
}

function cutOff(host: string): string {
  return `${host} ended the transfer before the file was complete. Try again.`
}

function describe(host: string, { code = "" }: NodeJS.ErrnoException): string {
  if (/^(CERT|ERR_TLS|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|ERR_SSL|EPROTO)/.test(code)) return `${host} could not prove who it is: its certificate is not valid for this name. Tell whoever runs that host.`
  if (code === "ECONNREFUSED" || code === "EHOSTUNREACH" || code === "ENETUNREACH") return `${host} does not take connections there. Check the address, or try again later.`
  if (code.startsWith("HPE_")) return `${host} answered with something that is no web page and no file.`
  return `The connection to ${host} broke (${code || "no reason given"}). Try again later.`
}
