import { ping } from "@/lib/store/operations/ping"
import type { Deps } from "../context"

export function checkDatabase(deps: Pick<Deps, "database">): Promise<boolean> {
  return deps.database.system(ping).catch(() => false)
}
