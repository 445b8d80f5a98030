import { AppError } from "@/lib/errors"

const words: Record<string, string> = {
  "28P01": "The database refused this user or password. Check both, and write special characters of the password percent-encoded.",
  "28000": "The database does not let this user in from here. Check the user, and the server's rules for incoming connections.",
  "3D000": "There is no database of this name on that server.",
  "42501": "This user may not read there. Grant it USAGE on the schema and SELECT on the table.",
  "42P01": "The table or view is no longer there. Make a new connector for the one that took its place.",
  "42703": "One of the chosen columns is no longer there. Make a new connector with the columns that took its place.",
  "3F000": "The schema is no longer there.",
  "57014": "The database took too long to answer. Put an index on the key, or use a smaller table or a materialised view.",
  "53300": "The database has too many connections. Try again later.",
  "25006": "Reading this view would write something, which connectors never do. Use a table or another view.",
  ENCRYPTION: "The server offers no encrypted connection. Turn TLS on there; for a server in your own network, add ?sslmode=disable to the connection.",
  CERTIFICATE: "The server could not prove who it is: its certificate is not valid for this name. Put it right there, or use sslmode=require to go without the check.",
}

const unreachable = "The database could not be reached. Check host and port, and whether the server lets this machine in."

/** What went wrong with somebody's database, as a sentence with what to do; the product's own errors pass through. */
export function describeSourceError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const { code = "" } = error as { code?: string }
  const known = words[code] ?? (/^(CERT|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|ERR_TLS|HOSTNAME)/.test(code) ? words.CERTIFICATE : /^(ERR_SSL|EPROTO)/.test(code) ? words.ENCRYPTION : undefined)
  if (known) return new AppError("invalid_payload", known, { cause: error })
  const isConnection = /^(E[A-Z]+|CONNECT|CONNECTION)/.test(code)
  return new AppError("invalid_payload", isConnection ? unreachable : `The database answered with an error${/^[0-9A-Z]{5}$/.test(code) ? ` (${code})` : ""}. Whoever runs it finds it in its log.`, { cause: error })
}
