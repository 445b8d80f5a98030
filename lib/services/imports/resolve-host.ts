import { isIP } from "node:net"
import { judgeAddress } from "@/lib/documents/fetching/judge-address"
import type { Deps } from "../context"

export type Resolved = { ok: true; addresses: string[] } | { ok: false; reason: string }

/** Looks a host up, once, and judges every address it has: one that may not be asked refuses the host. */
export async function resolveHost(deps: Pick<Deps, "imports">, { host, isPrivateAllowed }: { host: string; isPrivateAllowed: boolean }): Promise<Resolved> {
  const addresses = isIP(host) ? [host] : await deps.imports.resolve(host).catch(() => [])
  if (addresses.length === 0) return { ok: false, reason: `There is no host called ${host}, or its name could not be looked up. Check the address, or try again later.` }
  const kinds = addresses.map(judgeAddress)
  if (kinds.includes("never")) return { ok: false, reason: `${host} leads to an address that no document comes from, such as one of this machine's own services.` }
  if (kinds.includes("private") && !isPrivateAllowed) return { ok: false, reason: `${host} stands in a private network. An administrator can allow that for this host under Admin, Imports.` }
  return { ok: true, addresses }
}
