"use client"

import type { IndexHealth } from "@/lib/services/indexing/health/health.dto"
import { CheckCard } from "./check-card"
import { ModelsCard } from "./models-card"
import { NowCard } from "./now-card"
import { RecallCard } from "./recall-card"
import { useIndexHealth } from "./use-index-health"

/** How the search index stands, kept up to date while something moves. */
export function IndexHealthView({ initial }: { initial: IndexHealth }) {
  const { health, check, isBusy, problem } = useIndexHealth(initial)
  return (
    <>
      <NowCard health={health} />
      <ModelsCard health={health} />
      <CheckCard health={health} onCheck={() => void check()} isBusy={isBusy} problem={problem} />
      <RecallCard health={health} />
    </>
  )
}
