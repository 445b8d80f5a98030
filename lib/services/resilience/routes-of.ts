import type { Models } from "@/lib/inference/models"
import type { ModelRoute } from "@/lib/inference/port"
import type { PromptDefinition } from "@/prompts/schema"

/** Who may be asked, in order: the release's model or its cheaper one, then its fallbacks, as far as this installation has their keys. */
export function routesOf(models: Models, { definition, isEconomy }: { definition: PromptDefinition; isEconomy: boolean }): ModelRoute[] {
  const { model, overThreshold, fallbacks } = definition
  const first = isEconomy && overThreshold.action === "economy" ? overThreshold.model : model
  const routes = [first, ...fallbacks].map((route) => models.effectiveRoute(route))
  return routes.filter((route, index) => routes.findIndex((other) => other.provider === route.provider && other.model === route.model) === index)
}
