import { AppError } from "@/lib/errors"
import type { ConnectorRecord } from "@/lib/store/connectors/connectors"
import type { Deps } from "../../context"
import { type Connection, readConnection } from "../reaching/read-connection"
import { openText } from "../reaching/seal-text"

/** The connection of a connector, opened for the moment of its use. */
export function openConnection(deps: Pick<Deps, "imports">, { id, workspaceId, secret }: Pick<ConnectorRecord, "id" | "workspaceId" | "secret">): Connection {
  const url = openText(secret, { secret: deps.imports.secret(), place: `${workspaceId}:${id}` })
  if (url === null) throw new AppError("invalid_payload", "The connection can no longer be read, because the secret of this installation (NEXTAUTH_SECRET) has changed. Enter the connection again.")
  return readConnection(url)
}
