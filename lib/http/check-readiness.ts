import { getWiring } from "../deps"
import { checkDatabase } from "../services/admin/check-database"

/** What the process needs, each true when it answers. */
export async function checkReadiness(): Promise<{ database: boolean; engine: boolean }> {
  const wiring = await getWiring().catch(() => null)
  if (!wiring) return { database: false, engine: false }
  const database = await checkDatabase(wiring.deps)
  const engine = wiring.engine ? await wiring.engine.stats().then(() => true, () => false) : true
  return { database, engine }
}
