import type { Tx } from "@/drizzle/client"
import { type HostPattern, matchesHost, parseHostPattern } from "@/lib/documents/fetching/host-pattern"
import { listImportHosts } from "@/lib/store/imports/import-hosts"
import type { Deps } from "../context"

/** `usualPorts`: what a pattern without a port stands for; null for any port. */
export type Place = { host: string; port: number; usualPorts: readonly number[] | null }
export type Permission = { isListed: boolean; isPrivateAllowed: boolean; isWithinLimits: boolean }

/** What the workspace's list and the installation's ceiling say of a host. */
export async function permitHost(tx: Tx, { deps, place }: { deps: Pick<Deps, "imports">; place: Place }): Promise<Permission> {
  const fitting = (await listImportHosts(tx)).filter((row) => fits(row.host, place))
  return { isListed: fitting.length > 0, isPrivateAllowed: fitting.some((row) => row.isPrivateAllowed), isWithinLimits: isWithinCeiling(deps.imports.ceiling, place) }
}

/** The ceiling names hosts; a port there counts only where one is written. */
function isWithinCeiling(ceiling: string[] | null, place: Place): boolean {
  return ceiling === null || ceiling.some((text) => fits(text, { ...place, usualPorts: null }))
}

/** Whether all that a pattern takes in is below the ceiling. */
export function isPatternWithinCeiling(ceiling: string[] | null, pattern: HostPattern): boolean {
  return ceiling === null || ceiling.some((text) => covers(parseHostPattern(text), pattern))
}

function covers(outer: HostPattern | null, inner: HostPattern): boolean {
  if (!outer || (outer.port !== null && outer.port !== inner.port)) return false
  if (outer.isBelow) return inner.host.endsWith(`.${outer.host}`) || (inner.isBelow && inner.host === outer.host)
  return !inner.isBelow && inner.host === outer.host
}

function fits(text: string, place: Place): boolean {
  const pattern = parseHostPattern(text)
  return pattern !== null && matchesHost(pattern, place)
}
