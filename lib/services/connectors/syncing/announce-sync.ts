import { uuidv7 } from "uuidv7"
import { listClearingConnectors, listDueConnectors } from "@/lib/store/connectors/connector-work"
import type { Deps } from "../../context"

type AnnouncingDeps = Pick<Deps, "announce" | "clock" | "database" | "log">
type Address = { workspaceId: string; connectorId: string }

/** Tells the engine that a connector is to be synced; returns the id of the run. A failure is no error of the caller's: what is due is announced again. */
export async function announceSync(deps: AnnouncingDeps, { isAsked, ...address }: Address & { isAsked: boolean }): Promise<string> {
  const runId = uuidv7()
  await deps.announce([{ name: "connector/sync-due", data: { ...address, runId, isAsked } }]).catch((error: unknown) => deps.log.warn({ err: error, connectorId: address.connectorId }, "an announcement failed and will be repeated"))
  return runId
}

export async function announceClearing(deps: AnnouncingDeps, { workspaceId, connectorId }: Address): Promise<void> {
  await deps.announce([{ name: "connector/clearing-asked", data: { workspaceId, connectorId } }]).catch((error: unknown) => deps.log.warn({ err: error, connectorId }, "an announcement failed and will be repeated"))
}

const atOnce = 100

/** Announces every connector whose time has come, and what a deleted one still has to take away. Returns how many. */
export async function announceDue(deps: AnnouncingDeps): Promise<number> {
  const { due, clearing } = await deps.database.system(async (tx) => ({ due: await listDueConnectors(tx, { at: deps.clock(), limit: atOnce }), clearing: await listClearingConnectors(tx, { limit: atOnce }) }))
  for (const address of due) await announceSync(deps, { ...address, isAsked: false })
  for (const address of clearing) await announceClearing(deps, address)
  return due.length + clearing.length
}
