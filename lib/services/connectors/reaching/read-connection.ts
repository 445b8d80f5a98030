import { plainHost } from "@/lib/documents/fetching/host-pattern"
import { AppError } from "@/lib/errors"
import type { SourceTarget } from "@/lib/store/connectors/source/read-source"

/** A connection as its URL says; null TLS where the URL is silent. */
export type Connection = Omit<SourceTarget, "address" | "tls"> & { tls: SourceTarget["tls"] | null }

const modes: Record<string, SourceTarget["tls"]> = { disable: "off", allow: "prefer", prefer: "prefer", require: "require", "verify-ca": "verify", "verify-full": "verify" }

/** Reads a connection URL; invalid_payload with the reason for what is none. Only its host, login, database and sslmode count. */
export function readConnection(text: string): Connection {
  const url = /^postgres(ql)?:\/\//i.test(text) ? URL.parse(text) : null
  if (!url) throw refused("Write the connection as postgres://user:password@host:5432/database.")
  const host = hostOf(url.hostname)
  if (!host || url.searchParams.has("host") || url.searchParams.has("hostaddr") || /[,\s]/.test(url.host)) throw refused("The connection has to name one host.")
  const database = decode(url.pathname.slice(1))
  const user = decode(url.username)
  if (!database || !user || database.includes("/")) throw refused("The connection has to name a user and a database: postgres://user:password@host:5432/database.")
  const mode = url.searchParams.get("sslmode")
  const tls = mode === null ? null : modes[mode]
  if (tls === undefined) throw refused(`sslmode can be ${Object.keys(modes).join(", ")}.`)
  return { host, port: url.port === "" ? 5432 : Number(url.port), database, user, password: decode(url.password) ?? "", tls }
}

/** How a connection is shown: never with its login. */
export function describeConnection({ host, port, database }: Connection): string {
  return `${host.includes(":") ? `[${host}]` : host}${port === 5432 ? "" : `:${port}`}/${database}`
}

/** As a browser reads it, so that every spelling of an address is the same address. */
function hostOf(hostname: string): string | null {
  const url = hostname === "" ? null : URL.parse(`https://${hostname}/`)
  return url && url.username === "" && url.pathname === "/" ? plainHost(url.hostname).replace(/^\[|\]$/g, "") || null : null
}

function decode(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text)
    return /\p{Cc}/u.test(decoded) ? null : decoded
  } catch {
    return null
  }
}

function refused(message: string): AppError {
  return new AppError("invalid_payload", message, { fields: [{ field: "url", message }] })
}
