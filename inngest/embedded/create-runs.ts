import { cancelRun } from "./cancel-run"
import type { RunPlan } from "./plan-run"
import { insertRuns } from "./store/insert-runs"
import { listLiveRuns, lockKeys } from "./store/locks"
import type { Unit } from "./types"

/** Creates the planned runs, minus those that idempotency or a singleton keeps out. */
export async function createRuns(unit: Unit, plans: RunPlan[]): Promise<void> {
  await lockGuards(unit, plans)
  const wanted = withoutRepeats(plans)
  const free = wanted.filter((plan) => plan.singletonKey === null)
  if (free.length > 0) await insert(unit, free)
  for (const plan of wanted) if (plan.singletonKey !== null) await createSingleton(unit, { ...plan, singletonKey: plan.singletonKey })
}

/** Where rows of runs are locked as well, this comes first. */
export async function lockGuards(unit: Unit, plans: RunPlan[]): Promise<void> {
  const guards = plans.flatMap(guardKeys)
  if (guards.length > 0) await lockKeys(unit.tx, guards)
}

async function createSingleton(unit: Unit, plan: RunPlan & { singletonKey: string }): Promise<void> {
  const live = await listLiveRuns(unit.tx, { functionId: plan.functionId, singletonKey: plan.singletonKey })
  if (live.length > 0 && plan.singletonMode === "skip") return
  for (const runId of live) await cancelRun(unit, { runId, reason: "a newer run of this singleton function took its place" })
  await insert(unit, [plan])
}

async function insert(unit: Unit, plans: RunPlan[]): Promise<void> {
  unit.effects.dueCount += (await insertRuns(unit.tx, plans)).length
}

function withoutRepeats(plans: RunPlan[]): RunPlan[] {
  const seen = new Set<string>()
  return plans.filter((plan) => {
    if (plan.idempotencyKey === null) return true
    const key = `${plan.functionId} ${plan.idempotencyKey}`
    return seen.has(key) ? false : seen.add(key)
  })
}

function guardKeys(plan: RunPlan): string[] {
  return [
    ...(plan.idempotencyKey === null ? [] : [`idempotency ${plan.functionId} ${plan.idempotencyKey}`]),
    ...(plan.singletonKey === null ? [] : [`singleton ${plan.functionId} ${plan.singletonKey}`]),
  ]
}
