import type { Tx } from "@/drizzle/client"
import { type Link, readLink } from "@/lib/documents/fetching/read-link"
import { AppError } from "@/lib/errors"
import type { Deps } from "../context"
import { permitHost } from "./permit-host"

export type CheckedLink = Link & { isPrivateAllowed: boolean }

const webPorts = [443, 80]

/** Accepts a link to a host from which this workspace may import; invalid_payload with the reason otherwise. Looks nothing up. */
export async function checkLink(tx: Tx, { deps, url }: { deps: Pick<Deps, "imports">; url: string }): Promise<CheckedLink> {
  const reading = readLink(url)
  if (!reading.ok) throw refused(reading.message)
  const { link } = reading
  const permission = await permitHost(tx, { deps, place: { host: link.host, port: link.port, usualPorts: webPorts } })
  const place = webPorts.includes(link.port) ? link.host : `${link.host}:${link.port}`
  if (!permission.isListed) throw refused(`Documents may not be imported from ${place}. An administrator can allow it under Admin, Imports.`)
  if (!permission.isWithinLimits) throw refused(`This installation does not allow imports from ${place}. Ask whoever runs it.`)
  if (!link.isSecure && !permission.isPrivateAllowed) throw refused(`Links have to begin with https://. An administrator can allow http for ${link.host} if it stands in your own network.`)
  return { ...link, isPrivateAllowed: permission.isPrivateAllowed }
}

function refused(message: string): AppError {
  return new AppError("invalid_payload", message, { fields: [{ field: "url", message }] })
}
