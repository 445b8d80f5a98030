import type { Deps, ServiceContext } from "../../context"

export type ConnectorAddress = { workspaceId: string; connectorId: string }
/** One run of one connector. */
export type SyncKey = ConnectorAddress & { runId: string; isAsked: boolean }

/** The product itself in a workspace, for what has to be written whoever has left. */
export function systemContext(deps: Deps, { workspaceId, userId, requestId }: { workspaceId: string; userId: string; requestId: string }): ServiceContext {
  return { actor: { kind: "system", workspaceId, userId, role: "admin", name: "", email: "", workspaceName: "", timeZone: "UTC" }, deps, requestId }
}

export const noOwner = "The person on whose account this connector runs is no longer in the workspace. Press Sync now to go on with it on your own account."
