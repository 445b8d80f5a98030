import type { Deps, ServiceContext } from "../context"
import type { SystemFacts } from "./admin.dto"

/** What this installation runs on. */
export async function getSystemFacts(ctx: ServiceContext): Promise<SystemFacts> {
  const { database, models, facts } = ctx.deps
  return {
    database: database.kind === "pglite" ? "PGlite" : "PostgreSQL",
    engine: facts.engine,
    models: modelNames(ctx.deps),
    isOffline: models.isOffline,
    hasDemoSignIns: facts.hasDemoSignIns,
    version: facts.version,
  }
}

/** The models that the prompts' routes lead to with the keys that are set, and the one that embeds. */
function modelNames({ models, prompts }: Pick<Deps, "models" | "prompts">): string {
  const chat = prompts.list().map((release) => models.effectiveRoute(release.definition.model).model)
  return [...new Set([...chat, models.embedding.model])].join(", ")
}
