import { AppError } from "@/lib/errors"
import { hasOwnTables } from "@/lib/store/connectors/source/has-own-tables"
import { readSource, type SourceTx } from "@/lib/store/connectors/source/read-source"
import { scopeOf, type ServiceContext } from "../../context"
import { permitHost } from "../../imports/permit-host"
import { resolveHost } from "../../imports/resolve-host"
import { describeSourceError } from "./describe-source-error"
import type { Connection } from "./read-connection"

/**
 * Reads in the database that a connection names, looked up once and spoken to at that address only. A host in a private
 * network has to be on the list of import hosts as such, and the product's own database is refused. Every error leaves as one for people.
 */
export async function reachSource<T>(ctx: ServiceContext, { connection, work }: { connection: Connection; work: (tx: SourceTx) => Promise<T> }): Promise<T> {
  const { deps } = ctx
  const { host, port } = connection
  const permission = await deps.database.workspace(scopeOf(ctx), (tx) => permitHost(tx, { deps, place: { host, port, usualPorts: null } }))
  if (!permission.isWithinLimits) throw refused(`This installation does not allow connections to ${host}. Ask whoever runs it.`)
  const resolved = await resolveHost(deps, { host, isPrivateAllowed: permission.isPrivateAllowed })
  const [address] = resolved.ok ? resolved.addresses : []
  if (!resolved.ok || !address) throw refused(resolved.ok ? `${host} could not be looked up.` : resolved.reason)
  const tls = connection.tls ?? (permission.isPrivateAllowed ? "prefer" : "require")
  if (!permission.isPrivateAllowed && (tls === "off" || tls === "prefer")) throw refused("Connections over the open internet have to be encrypted: use sslmode=require or sslmode=verify-full.")
  try {
    return await readSource({ ...connection, address, tls }, async (tx) => {
      if (await hasOwnTables(tx)) throw refused("This is a database that Countersign itself lives in. Its texts are not for indexing again; name the database your rows are in.")
      return work(tx)
    })
  } catch (error) {
    throw describeSourceError(error)
  }
}

function refused(message: string): AppError {
  return new AppError("invalid_payload", message, { fields: [{ field: "url", message }] })
}
