import type { ModelRoute } from "@/lib/inference/port"
import type { ServiceContext } from "../context"

/** `passedOver`: why an earlier one in the list is not asked. */
export type ChosenRoute = { route: ModelRoute; index: number; passedOver: string | null }

/** The first route from an index on whose breaker lets a call through, else one that still answers some calls; null when there is neither. */
export async function chooseRoute(ctx: ServiceContext, { routes, from, passedOver }: { routes: ModelRoute[]; from: number; passedOver: string | null }): Promise<ChosenRoute | null> {
  let reason = passedOver
  for (const [index, route] of routes.entries()) {
    if (index < from) continue
    if ((await ctx.deps.resilience.breakers.admit(route)) !== "refused") return { route, index, passedOver: reason }
    reason ??= "breaker_open"
  }
  const index = routes.findIndex((route, place) => place >= from && ctx.deps.resilience.breakers.admitsAsLastResort(route))
  const route = routes[index]
  return route ? { route, index, passedOver: index > 0 ? (passedOver ?? "breaker_open") : passedOver } : null
}
